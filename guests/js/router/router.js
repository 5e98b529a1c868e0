// A router on the fetch API: GET / greets, GET /hello/{name} greets by name, GET /count/{n} streams n lines,
// POST /echo sends the body back as it comes, and everything else is 404.
const text = (status, body) => new Response(body, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });

function count(most) {
  const encoder = new TextEncoder();
  let next = 1;
  return new ReadableStream({
    pull(controller) {
      if (next > most) return controller.close();
      controller.enqueue(encoder.encode(`${next++}\n`));
    },
  });
}

function answer(request) {
  const { pathname } = new URL(request.url);
  const [, first, second] = pathname.split('/');
  if (request.method === 'POST' && pathname === '/echo') return new Response(request.body);
  if (request.method !== 'GET') return text(405, 'Only GET here, and POST /echo\n');
  switch (first) {
    case '':
      return text(200, 'Hello from JavaScript\n');
    case 'hello':
      return text(200, `Hello ${decodeURIComponent(second ?? 'World')}\n`);
    case 'count':
      return text(200, count(Number(second ?? 10)));
    default:
      return text(404, `There is nothing at ${pathname}\n`);
  }
}

addEventListener('fetch', (event) => event.respondWith(answer(event.request)));
