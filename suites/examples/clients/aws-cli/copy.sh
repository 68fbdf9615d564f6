#!/bin/sh
# The AWS command line against `memorydb-conformance serve --strict`: sh copy.sh ENDPOINT SOURCE
set -eu
endpoint=$1
from=$2
export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test AWS_DEFAULT_REGION=us-east-1
export AWS_RETRY_MODE=standard AWS_MAX_ATTEMPTS=3

copy() {
  target=$1
  shift
  aws memorydb copy-snapshot --endpoint-url "$endpoint" --output text --query Snapshot.Name \
    --source-snapshot-name "$from" --target-snapshot-name "$target" "$@"
}

test "$(copy cli-one --tags Key=from,Value=cli)" = cli-one

if said=$(copy cli-one 2>&1); then
  echo 'a name that is taken was accepted' >&2
  exit 1
fi
case $said in *SnapshotAlreadyExistsFault*) ;; *) echo "$said" >&2; exit 1 ;; esac

# Says that the next copy is answered with a fault.
answer_with() {
  curl -fsS -o /dev/null "$endpoint/_reference/next" -d "{\"operation\":\"CopySnapshot\",\"fault\":\"$1\"}"
}

for fault in InvalidParameterCombinationException InvalidParameterValueException \
  InvalidSnapshotStateFault ServiceLinkedRoleNotFoundFault SnapshotAlreadyExistsFault \
  SnapshotNotFoundFault SnapshotQuotaExceededFault TagQuotaPerResourceExceeded; do
  answer_with "$fault"
  if said=$(copy cli-fault 2>&1); then
    echo "$fault was taken for a copy" >&2
    exit 1
  fi
  case $said in *"($fault)"*) ;; *) echo "$said" >&2; exit 1 ;; esac
done

answer_with ThrottlingException
test "$(copy cli-two)" = cli-two

echo 'aws-cli ok'
