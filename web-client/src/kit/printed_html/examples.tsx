import { PrintedHtml } from '.';

const printed = `
<h2 class="fm-heading" id="a">What the duty means</h2>
<p class="fm-body">A scheme must <strong>find</strong> a saver’s pensions, <em>and soon</em>: see <a class="fm-link" href="#b">Dates</a> and <a class="fm-link fm-link-missing" href="/s/pensions/wiki/new?title=Complaints">Complaints</a>.</p>
<ul class="fm-list fm-list-bullet"><li class="fm-task"><span class="fm-task-done">Done:</span> Data standards</li><li class="fm-task"><span class="fm-task-open">To do:</span> Welsh names</li></ul>
<div class="fm-callout fm-callout-warning" role="note"><p class="fm-callout-title"><strong>Warning</strong>: not yet law</p><p class="fm-body">The regulations are in draft.</p></div>
<blockquote class="fm-quote"><p class="fm-body">Ten seconds is not long.</p></blockquote>
<h3 class="fm-heading" id="b">Dates</h3>
<table class="fm-table"><caption class="fm-table-caption">Cohorts</caption><thead><tr><th scope="col">Cohort</th><th scope="col">Members</th></tr></thead><tbody><tr><td>1</td><td>20,000 and more</td></tr></tbody></table>
<pre class="fm-code-block" tabindex="0"><code>find(saver)
</code></pre>
<p class="fm-body"><del class="fm-removed">10</del> <ins class="fm-added">ten</ins> seconds</p>`;

export const a_page = () => <PrintedHtml html={printed} lang="en" />;
