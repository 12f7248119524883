// What a first visit brings to a browser, in Debian's Chromium: the octets of script over the network, the
// time from Edit to typing, and Lighthouse's marks (mobile, its slow network simulated). Prints "name figure" lines.
//
//   node visit.mjs SITE PUBLIC-PAGE ADDRESS PASSWORD
import lighthouse from 'lighthouse';
import puppeteer from 'puppeteer-core';

const [site, publicPage, email, password] = process.argv.slice(2);
const rounds = 5;
const browser = await puppeteer.launch({
  executablePath: process.env.FOLKMOOT_CHROMIUM ?? '/usr/bin/chromium',
  acceptInsecureCerts: true,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--ignore-certificate-errors',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
const tell = (name, figure) => console.log(`${name} ${figure}`);

/** Octets of script as they came over the network, compressed, into an empty cache; without the answers' heads. */
async function scriptOctets(address) {
  const page = await browser.newPage();
  const network = await page.createCDPSession();
  await network.send('Network.enable');
  await network.send('Network.setCacheDisabled', { cacheDisabled: true });
  const heads = new Map();
  let octets = 0;
  network.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script') heads.set(requestId, response.encodedDataLength);
  });
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (heads.has(requestId)) octets += encodedDataLength - heads.get(requestId);
  });
  await page.goto(site + address, { waitUntil: 'networkidle0' });
  await page.close();
  return octets;
}

/** From the click on Edit until the keyboard writes into the text, in milliseconds; the median of some. */
async function editToTyping(address) {
  const page = await browser.newPage();
  const times = [];
  for (let round = 0; round < rounds; round++) {
    await page.goto(site + address, { waitUntil: 'networkidle0' });
    times.push(
      await page.evaluate(async () => {
        const edit = [...document.querySelectorAll('button')].find((one) => one.textContent === 'Edit');
        const began = performance.now();
        edit.click();
        while (document.activeElement?.tagName !== 'TEXTAREA' && performance.now() - began < 10_000)
          await new Promise((done) => requestAnimationFrame(done));
        return performance.now() - began;
      }),
    );
  }
  await page.close();
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)];
}

/** Lighthouse's two marks, of 100. */
async function marks(address) {
  const page = await browser.newPage();
  const { lhr } = await lighthouse(
    site + address,
    { onlyCategories: ['performance', 'accessibility'], logLevel: 'error' },
    undefined,
    page,
  );
  await page.close();
  if (lhr.runtimeError) throw new Error(`Lighthouse: ${lhr.runtimeError.message}`);
  return ['performance', 'accessibility'].map((name) => Math.round(lhr.categories[name].score * 100));
}

/** Signs in for all pages of the browser that come; gives a wiki page's address. */
async function signIn() {
  const page = await browser.newPage();
  await page.goto(site);
  const address = await page.evaluate(
    async (given) => {
      const headers = { 'Content-Type': 'application/json' };
      const signedIn = await fetch('/api/v1/session', { method: 'POST', headers, body: JSON.stringify(given) });
      if (!signedIn.ok) throw new Error(`signing in was answered ${signedIn.status}`);
      const found = await (await fetch('/api/v1/search?q=flood')).json();
      return found.items.find(({ object }) => object.type === 'wiki.page').object.address;
    },
    { email, password },
  );
  await page.close();
  return address;
}

async function visit(name, address) {
  tell(`${name}-script`, await scriptOctets(address));
  const [performance, accessibility] = await marks(address);
  tell(`${name}-performance`, performance);
  tell(`${name}-accessibility`, accessibility);
}

try {
  await visit('public', publicPage);
  const wiki = await signIn();
  await visit('client', wiki);
  tell('edit', (await editToTyping(wiki)).toFixed(0));
} finally {
  await browser.close();
}
