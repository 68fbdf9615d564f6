/** A client in some language, with what it needs. */
export interface Client {
  name: string;
  /** Folder beside this file. */
  folder: string;
  /** Commands that must succeed for the client to be run at all. */
  needs: [command: string, ...args: string[]][];
  /** How the tools come to be there, for a reader who has not got them. */
  missing: string;
  command(endpoint: string, source: string): [command: string, ...args: string[]];
}

/** Clients of the service in the languages that people use it from. */
export const CLIENTS: Client[] = [
  {
    name: 'AWS SDK for JavaScript',
    folder: 'javascript',
    needs: [[process.execPath, '--version']],
    missing: 'npm ci installs it',
    command: (...args) => [process.execPath, 'copy.mjs', ...args],
  },
  {
    name: 'AWS SDK for JavaScript, told to speak CBOR',
    folder: 'javascript',
    needs: [[process.execPath, '--version']],
    missing: 'npm ci installs it',
    command: (...args) => [process.execPath, 'copy.mjs', ...args, 'cbor'],
  },
  {
    name: 'boto3',
    folder: 'boto3',
    needs: [['python3', '-c', 'import boto3']],
    missing: 'put a python3 on the PATH that has boto3 (pip install boto3)',
    command: (...args) => ['python3', 'copy_snapshot.py', ...args],
  },
  {
    name: 'AWS command line',
    folder: 'aws-cli',
    needs: [
      ['aws', '--version'],
      ['curl', '--version'],
    ],
    missing: 'put aws (pip install awscli) and curl on the PATH',
    command: (...args) => ['sh', 'copy.sh', ...args],
  },
  {
    name: 'AWS SDK for Go',
    folder: 'go',
    needs: [['go', 'version']],
    missing: 'put go 1.24 or newer on the PATH; it fetches the SDK by itself',
    command: (...args) => ['go', 'run', '.', ...args],
  },
  {
    name: 'AWS SDK for Java',
    folder: 'java',
    needs: [
      ['mvn', '--version'],
      ['javac', '--version'],
    ],
    missing: 'put mvn and a JDK 17 or newer on the PATH; mvn fetches the SDK by itself',
    command: (...args) => [
      'mvn',
      '--quiet',
      '--batch-mode',
      'compile',
      'exec:java',
      `-Dexec.args=${args.join(' ')}`,
    ],
  },
];
