/** What a probe asks the transport to send: everything else about the request is the transport's. */
export interface Call {
  /** The operation that is meant, even where `target` names another or none. */
  operation: string;
  /** Value of `X-Amz-Target`, or null to leave the header out. */
  target: string | null;
  contentType: string;
  /** The body, sent as UTF-8; with `wire`, how a reader sees its bytes. */
  body: string;
  /** What goes out in the place of all that, in a protocol that is not awsJson1_1. */
  wire?: Wire;
  /** Who asks; left out by callers whose requests nobody keeps. */
  origin?: Origin;
}

/** A request in a protocol of its own path, headers and bytes. */
export interface Wire {
  method: string;
  /** Behind the path of the endpoint, which ends without a slash. */
  path: string;
  headers: Headers;
  body: Uint8Array;
}

/** Which part of a run makes a request, and its how-manieth request it is, counted from 1. */
export interface Origin {
  /** An experiment's id, or a stage of the run such as `preflight`. */
  of: string;
  n: number;
}

/** Header names and values in order, names in their own case, duplicates kept. */
export type Headers = [name: string, value: string][];

/** The request as it went out. Signature and session token are never kept here. */
export interface WireRequest {
  method: string;
  url: string;
  headers: Headers;
  body: string;
  /** The bytes of a body that is no text, in base64; `body` then shows them to a reader. */
  base64?: string;
}

/** The response as it came in. */
export interface WireResponse {
  status: number;
  headers: Headers;
  /** The body's bytes, with any content coding (gzip, deflate, br) undone. */
  body: Uint8Array;
}

/** Why there is no whole response. */
export type FailureCode =
  | 'refused'
  | 'unresolved'
  | 'tls'
  | 'connect-timeout'
  | 'headers-timeout'
  | 'body-timeout'
  | 'reset'
  | 'truncated'
  | 'too-large'
  | 'not-http'
  | 'bad-coding'
  /** The endpoint asked for patience at every attempt. */
  | 'throttled'
  /** A replay holds no answer to the request. */
  | 'not-recorded'
  | 'other';

/** The transport's failure, an outcome like any other. */
export interface Failure {
  code: FailureCode;
  /** What the platform said, or the limit that was passed. */
  detail: string;
}

/** Request and response, or the transport failure in place of a response. */
export interface Exchange {
  request: WireRequest;
  outcome: { kind: 'response'; response: WireResponse } | { kind: 'failure'; failure: Failure };
  /** How often the request was sent: more than 1 after throttling or a lost connection. */
  attempts: number;
  /** True where an earlier attempt may have taken effect although its answer was lost. */
  mayHaveRepeated: boolean;
}

/** The only way to the network. */
export interface Transport {
  /** Sends one request. Never rejects: a dead or lying endpoint is an outcome. */
  send(call: Call): Promise<Exchange>;
  close(): void;
}
