/** The overview, and the page of each command. */
export const HELP: Record<string, string> = {
  '': `memorydb-conformance: does an endpoint honour the contract of Amazon MemoryDB?

  memorydb-conformance run      run the suite on an endpoint
  memorydb-conformance list     show every clause, with its evidence and source
  memorydb-conformance serve    run the reference endpoint
  memorydb-conformance repro    run one failure of a saved run again
  memorydb-conformance cleanup  delete what an interrupted run left behind

  memorydb-conformance COMMAND --help   the flags of a command
  memorydb-conformance --version

Exit codes: 0 conforms, 1 does not conform, 2 usage, 3 the endpoint could not be
reached or nothing could be tested, 4 a fault of the suite itself,
130 interrupted.
`,
  run: `memorydb-conformance run [flags]

Runs the suite on an endpoint; without --endpoint on the embedded reference.

  --endpoint URL           the endpoint, e.g. http://127.0.0.1:8000
  --select ID              only this clause, or all below it; may be repeated
  --seed N                 draw the same requests again
  --runs N                 draws per way of testing a clause (5)
  --concurrency N          requests at once (8; 1 on AWS)
  --timeout MS             patience for connecting, for an answer's head, and
                           for each silence in its body (10000)
  --source-snapshot NAME   copy this snapshot instead of making one
  --region R               region to sign for (AWS_REGION, or us-east-1)
  --config FILE            settings from a .json, .js or .mjs file
  --strict                 a broken SHOULD fails too
  --allow-aws              allow a run on AWS itself, which costs money
  --destructive            enter states too that others on the account feel
  --slow                   on AWS, run too what takes long or costs much
  --out DIR                where the record and the report go (reports/latest)
  --report FORMAT=FILE     one more report: text or json; may be repeated
  --quiet                  failures and counts only
  --verbose                the fault matrix too
  --witness                have the SDK for JavaScript read a sample of the
                           answers too; a different reading is exit code 4

Credentials come from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and
AWS_SESSION_TOKEN; an endpoint that is not AWS gets made-up ones.

  memorydb-conformance run --endpoint http://127.0.0.1:5000 \\
    --select CopySnapshot/input/KmsKeyId --seed 4711
`,
  list: `memorydb-conformance list [flags]

Shows every clause with its level, evidence, source and requirement.

  --select ID   only this clause, or all below it; may be repeated
  --json        as JSON
`,
  serve: `memorydb-conformance serve [flags]

Runs the reference endpoint on the loopback address until it is interrupted.

  --port N         port (4510); 0 takes a free one
  --region R       region in its ARNs (us-east-1)
  --settle MS      how long creating and deleting take (20)
  --defect ID      plant a defect
  --strict         hold what clients send to the request contract; when stopped,
                   print what was broken, with exit code 1 for a MUST
  --list-defects   show the defects

A client's test scripts it over HTTP:

  POST   /_reference/next        what becomes of the next requests: an object,
                                 or a list in order, e.g.
      {"operation":"CopySnapshot","fault":"ThrottlingException","times":2}
      {"operation":"CopySnapshot","accident":"lost-answer"}     or "reset"
      {"operation":"CopySnapshot","delayMs":1500}
  GET    /_reference/next        what is still to come; DELETE forgets it
  GET    /_reference/violations  with --strict, what requests broke;
                                 DELETE forgets it
`,
  repro: `memorydb-conformance repro RECORD CLAUSE [flags]

Runs the counterexample of a saved run again, under fresh names and in the same
arrangement. Prints its exchange, a curl line and an SDK snippet, and says
whether it still fails. Exit code 1 when it does, 0 when it does not.

  --endpoint URL           another endpoint than the record's
  --source-snapshot NAME   another source than the record's
  --config FILE            settings from a .json, .js or .mjs file
  --timeout MS             patience (10000)
  --allow-aws              allow a run on AWS itself

  memorydb-conformance repro reports/latest/run.jsonl \\
    CopySnapshot/input/KmsKeyId/maxLength
`,
  cleanup: `memorydb-conformance cleanup JOURNAL [flags]

Deletes what an interrupted run left behind: what its journal lists as created
and not as gone, and nothing else. Exit code 0 when nothing is left, else 3.

  --endpoint URL   another endpoint than the journal's
  --region R       another region than the journal's
  --timeout MS     patience (10000)
  --allow-aws      allow it on AWS itself

  memorydb-conformance cleanup reports/latest/journal.jsonl
`,
};
