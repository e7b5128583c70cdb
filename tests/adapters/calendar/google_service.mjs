// Serves the Google Calendar of npm's @emulators/google (Apache-2.0, github.com/vercel-labs/emulate) on a free port of this machine.
// node google_service.mjs NODE_MODULES; prints the port. POST /expire has every access token refused from now on, as after an hour.
//
// Two things of Google's reference it leaves out, so they are ours, here: an event has the `id` that events.insert names (409 where it is
// taken), and events.update. Signing in, tokens, freeBusy, and what it makes of events are its own.
import { createServer as listen } from "node:http";
import { pathToFileURL } from "node:url";

const from = (name) => import(pathToFileURL(`${process.argv[2]}/@emulators/${name}/dist/index.js`));
const [core, google] = [await from("core"), await from("google")];
const rep = "dana@northdesk.example";
const { app, store, webhooks, tokenMap } = core.createServer(google.googlePlugin, { baseUrl: "http://127.0.0.1" });
google.seedFromConfig(store, "http://127.0.0.1", {
  users: [{ email: rep, name: "Dana Cole" }],
  oauth_clients: [{ client_id: "client", client_secret: "secret", name: "Handraiser", redirect_uris: ["http://127.0.0.1/back"] }],
  calendars: [{ id: "primary", user_email: rep, summary: "Dana Cole", primary: true, time_zone: "UTC" }],
}, webhooks);

const events = google.getGoogleStore(store).calendarEvents;
const named = (id) => events.all().find((event) => event.google_id === id);
const forward = (method, url, headers, body) => app.fetch(new Request(`http://127.0.0.1${url}`, { method, headers, body }));

async function insert(url, headers, body) {
  const { id } = JSON.parse(body);
  const given = await forward("POST", url, headers, body);
  if (!given.ok || !id) return given;
  const made = await given.json();
  if (named(id)) {
    events.delete(named(made.id).id);
    return new Response('{"error": {"code": 409, "message": "The requested identifier already exists."}}', { status: 409 });
  }
  events.update(named(made.id).id, { google_id: id });
  return new Response(JSON.stringify({ ...made, id }), { status: 200 });
}

async function update(url, headers, body) {
  const [, collection, id] = url.match(/^(.*)\/(\w+)$/);
  const gone = await forward("DELETE", url, headers);
  return gone.ok ? insert(collection, headers, JSON.stringify({ ...JSON.parse(body), id })) : gone;
}

const ours = { POST: (url) => url.endsWith("/events") && insert, PUT: () => update };

async function answer(request, response) {
  const parts = [];
  for await (const part of request) parts.push(part);
  if (request.url === "/expire") {
    tokenMap.clear();
    return response.end();
  }
  const body = parts.length ? Buffer.concat(parts) : undefined;
  const act = ours[request.method]?.(request.url);
  const given = await (act ? act(request.url, request.headers, body) : forward(request.method, request.url, request.headers, body));
  response.writeHead(given.status, Object.fromEntries(given.headers));
  response.end(Buffer.from(await given.arrayBuffer()));
}

const server = listen(answer).listen(0, "127.0.0.1", () => console.log(server.address().port));
