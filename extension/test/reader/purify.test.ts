import { expect, test } from 'vitest';
import { purify } from '../../src/reader/compose/purify';
import { parse } from './pages';

// The allow-lists stop all of this before; here the second wall stands alone.
test('the second wall stops what the first let through', () => {
  const body = parse(`<div>
    <p onclick="x()" style="color:red" id="place-1">Words <a href="javascript:x()">link</a></p>
    <script>x()</script><iframe srcdoc="x"></iframe><form action="/"><input name="attributes"></form>
    <img src="data:text/html,x" onerror="x()" alt="a"><svg><use href="#a"></use><style>a{}</style></svg>
  </div>`).body.firstElementChild as HTMLElement;
  purify(body);
  expect(body.querySelector('script, iframe, form, input, style, [onclick], [onerror], [style]')).toBeNull();
  expect(body.querySelector('a')?.hasAttribute('href')).toBe(false);
  expect(body.querySelector('img')?.hasAttribute('src')).toBe(false);
  expect(body.querySelector('#place-1')?.textContent).toBe('Words link');
});
