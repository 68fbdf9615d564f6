import { spawn } from 'node:child_process';
import http from 'node:http';
import https from 'node:https';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  ARRANGEMENTS,
  type Arrangement,
  type ArrangementHooks,
  type HookResult,
} from '../arrange/hooks.ts';
import type { HookConfig, HooksConfig } from './define-config.ts';

/** A hook that has not ended by then has failed, in milliseconds. */
const LIMIT = 10 * 60_000;

/** Makes hooks of a configuration. */
export function hooksOf(config: HooksConfig): ArrangementHooks {
  const hooks: ArrangementHooks = {};
  for (const [name, { enter, leave }] of Object.entries(config)) {
    hooks[name as Arrangement] = { enter: () => call(enter), leave: () => call(leave) };
  }
  return hooks;
}

/** The hooks that the reference endpoint has built in. */
export function referenceHooks(url: string): ArrangementHooks {
  const hook = (name: string, way: string) => ({
    http: { url: `${url}/_reference/arrangements/${name}/${way}` },
  });
  const all = ARRANGEMENTS.map((name) => [
    name,
    { enter: hook(name, 'enter'), leave: hook(name, 'leave') },
  ]);
  return hooksOf(Object.fromEntries(all) as HooksConfig);
}

async function call(hook: HookConfig): Promise<HookResult> {
  try {
    if ('command' in hook) return await command(hook.command);
    if ('http' in hook) return await request(hook.http);
    const own = await import(pathToFileURL(resolve(hook.module)).href);
    await own[hook.export ?? 'default']();
    return { ok: true };
  } catch (error) {
    return { ok: false, detail: (error as Error).message };
  }
}

function command(line: string): Promise<HookResult> {
  return new Promise((done) => {
    const child = spawn(line, {
      shell: true,
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: LIMIT,
    });
    child.once('error', (error) => done({ ok: false, detail: error.message }));
    child.once('close', (code, signal) =>
      done(
        code === 0
          ? { ok: true }
          : { ok: false, detail: `it ended with ${signal ?? `exit code ${code}`}` },
      ),
    );
  });
}

function request(about: Extract<HookConfig, { http: object }>['http']): Promise<HookResult> {
  return new Promise((done) => {
    const client = about.url.startsWith('https:') ? https : http;
    const { method = 'POST', headers = {}, body } = about;
    const sent = client.request(
      about.url,
      { method, headers, timeout: LIMIT, agent: false },
      (response) => {
        response.resume();
        const status = response.statusCode ?? 0;
        response.once('end', () =>
          done(status < 300 ? { ok: true } : { ok: false, detail: `status ${status}` }),
        );
      },
    );
    sent.once('timeout', () => sent.destroy(new Error('no answer')));
    sent.once('error', (error) => done({ ok: false, detail: error.message }));
    sent.end(body);
  });
}
