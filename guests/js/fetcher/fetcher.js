// GET ?url=… fetches that address and hands its answer on; the function reaches only the hosts granted to it.
async function answer(request) {
  const url = new URL(request.url).searchParams.get('url');
  if (!url) return new Response('Say which address: ?url=…\n', { status: 400 });
  try {
    const { status, headers, body } = await fetch(url);
    return new Response(body, { status, headers: { 'content-type': headers.get('content-type') ?? 'text/plain' } });
  } catch (error) {
    return new Response(`${url} cannot be fetched: ${error.message}\n`, { status: 502 });
  }
}

addEventListener('fetch', (event) => event.respondWith(answer(event.request)));
