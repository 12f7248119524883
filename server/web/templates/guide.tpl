{{%AUTOESCAPE context="HTML"}}<form class="public-search" action="/about/guide/search" role="search">
<label class="govuk-label" for="guide-words">{{SEARCH_LABEL}}</label>
<div class="public-search__row">
<input class="govuk-input" id="guide-words" name="q" type="search" maxlength="200" value="{{WORDS}}">
<input type="hidden" name="language" value="{{LANGUAGE}}">
<button class="govuk-button" type="submit">{{SEARCH}}</button>
</div>
</form>
{{#FOUND}}<p>{{HOW_MANY}}</p>
{{/FOUND}}{{#CHAPTER}}{{#NAMED}}<h2>{{CHAPTER_TITLE}}</h2>
{{/NAMED}}<ul class="public-topics">
{{#TOPIC}}<li><a href="{{ADDRESS}}">{{TITLE}}</a><p>{{SUMMARY}}</p></li>
{{/TOPIC}}</ul>
{{/CHAPTER}}
