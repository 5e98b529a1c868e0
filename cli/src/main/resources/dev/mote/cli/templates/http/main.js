// GET /hello/{name} greets, POST /echo sends the body back as it comes, and everything else is 404.
function answer(request) {
  const { pathname } = new URL(request.url);
  if (pathname === '/echo') return new Response(request.body);
  const [, first, name] = pathname.split('/');
  if (first === 'hello' && name) return new Response(`Hello ${decodeURIComponent(name)}\n`);
  return new Response('There is nothing here\n', { status: 404 });
}

addEventListener('fetch', (event) => event.respondWith(answer(event.request)));
