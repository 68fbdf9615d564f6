import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';

/**
 * An agent that keeps connections to one endpoint.
 *
 * Two of its documented methods are replaced, which saves 10 of the 85 µs of a lone request:
 * every connection has the same name, which node:http would put together three times a request; and
 * a connection is kept without a look at the answer's `Keep-Alive`, for which node:http makes a table
 * of all headers. A connection that the endpoint closes meanwhile is noticed when it is used, and
 * the transport then repeats the request, and keeps none from then on.
 *
 * @param connections - most at once
 */
export function newAgent(endpoint: URL, connections: number): http.Agent {
  const Agent = endpoint.protocol === 'https:' ? https.Agent : http.Agent;
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  agent.getName = () => endpoint.host;
  agent.keepSocketAlive = (connection) => {
    const socket = connection as Socket;
    socket.setKeepAlive(true, 1000);
    socket.unref();
    return true;
  };
  return agent;
}

/** From now on each connection serves one request, for an endpoint that closes them unannounced. */
export function keepNone(agent: http.Agent): void {
  agent.keepSocketAlive = () => false;
}
