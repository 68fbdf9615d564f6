"""boto3 against `memorydb-conformance serve --strict`: python copy_snapshot.py ENDPOINT SOURCE"""

import json
import sys
from urllib.request import Request, urlopen

import boto3
from botocore.config import Config

endpoint, source = sys.argv[1:]
client = boto3.client(
    "memorydb",
    endpoint_url=endpoint,
    region_name="us-east-1",
    aws_access_key_id="test",
    aws_secret_access_key="test",
    config=Config(retries={"mode": "standard", "total_max_attempts": 3}),
)


def script(**answer):
    """Says what becomes of the next request."""
    body = json.dumps({"operation": "CopySnapshot", **answer}).encode()
    urlopen(Request(f"{endpoint}/_reference/next", data=body, method="POST")).read()


def copy(target, **more):
    return client.copy_snapshot(SourceSnapshotName=source, TargetSnapshotName=target, **more)


made = copy("boto3-one", Tags=[{"Key": "from", "Value": "boto3"}, {"Key": "bare"}])["Snapshot"]
assert made["Name"] == "boto3-one" and made["Source"] == "manual", made

try:
    copy("boto3-one")
    raise AssertionError("a name that is taken was accepted")
except client.exceptions.SnapshotAlreadyExistsFault:
    pass

# Each fault that the operation declares arrives as an exception of its own.
faults = [own.name for own in client.meta.service_model.operation_model("CopySnapshot").error_shapes]
assert len(faults) == 8, faults
for fault in faults:
    script(fault=fault)
    try:
        copy("boto3-fault")
        raise AssertionError(f"{fault} did not arrive")
    except getattr(client.exceptions, fault) as error:
        assert error.response["Error"]["Code"] == fault, error.response

script(fault="ThrottlingException")
answer = copy("boto3-two")
assert answer["ResponseMetadata"]["RetryAttempts"] == 1, answer

# There is no idempotency token: boto3 repeats the call by itself, and meets its own copy.
script(accident="lost-answer")
try:
    copy("boto3-three")
    raise AssertionError("boto3 did not repeat the call")
except client.exceptions.SnapshotAlreadyExistsFault:
    names = [own["Name"] for own in client.describe_snapshots()["Snapshots"]]
    assert "boto3-three" in names, names

print("boto3 ok")
