{{%AUTOESCAPE context="HTML"}}<!doctype html>
<html lang="{{LANGUAGE}}">
<head>
<meta charset="utf-8">
<title>{{TITLE}} - {{SITE}}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/assets/mark.svg">
<link rel="stylesheet" href="/public.css">
</head>
<body>
<a href="#main-content" class="govuk-skip-link">{{SKIP}}</a>
<header class="public-header">
<a class="public-header__name" href="{{HOME}}"><img src="/assets/mark.svg" alt="" width="28" height="28">{{SITE}}</a>
<a lang="{{OTHER_TAG}}" hreflang="{{OTHER_TAG}}" href="{{OTHER_ADDRESS}}">{{OTHER_LANGUAGE}}</a>
</header>
{{#NOTICES}}<aside class="public-notices" aria-label="{{LABEL}}">
{{#SITE_NOTICE}}<p class="public-notice public-notice--{{KIND}}"><span lang="{{WORDS_LANGUAGE}}">{{NOTICE_WORDS}}</span>{{#MORE}} <a href="{{MORE_ADDRESS}}">{{MORE_WORDS}}</a>{{/MORE}}</p>
{{/SITE_NOTICE}}</aside>
{{/NOTICES}}<main class="public-main" id="main-content">
{{#SPACE_NAME}}<p class="public-about">{{#SECTION}}<a href="{{ADDRESS}}">{{NAME}}</a> · {{/SECTION}}{{SPACE}}</p>{{/SPACE_NAME}}
{{#DEMONSTRATION}}<p class="public-about">{{NOTICE}}</p>{{/DEMONSTRATION}}
<article lang="{{PAGE_LANGUAGE}}">
<h1>{{TITLE}}</h1>
{{#ABOUT_LANGUAGE}}<p class="public-language" lang="{{LANGUAGE}}">{{ABOUT}}</p>
{{/ABOUT_LANGUAGE}}{{#ON_PAPER}}<p class="public-paper" lang="{{LANGUAGE}}">{{WORDS}}</p>{{/ON_PAPER}}
<div class="text">
{{BODY:none}}
</div>
{{#CHANGED}}<p class="public-changed" lang="{{LANGUAGE}}">{{LAST_CHANGED}}</p>
{{/CHANGED}}</article>
</main>
<footer class="public-footer">
<ul>
{{#FOOTER}}<li><a href="{{ADDRESS}}">{{NAME}}</a></li>
{{/FOOTER}}</ul>
</footer>
</body>
</html>
