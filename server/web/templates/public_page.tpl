{{%AUTOESCAPE context="HTML"}}<!doctype html>
<html lang="{{LANGUAGE}}" class="govuk-template">
<head>
<meta charset="utf-8">
<title>{{TITLE}} - {{SITE}}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/assets/public.css">
</head>
<body class="govuk-template__body">
<a href="#main-content" class="govuk-skip-link">{{SKIP}}</a>
<header class="fm-public-header">
<div class="govuk-width-container">
<a class="fm-public-header__name" href="{{HOME}}">{{SITE}}</a>
{{#SPACE_NAME}}<p class="fm-public-header__space">{{SPACE}}</p>{{/SPACE_NAME}}
</div>
</header>
{{#DEMONSTRATION}}<div class="govuk-width-container"><p class="fm-public-notice">{{NOTICE}}</p></div>{{/DEMONSTRATION}}
<div class="govuk-width-container">
{{#SECTIONS}}<nav class="fm-public-sections"><ul class="fm-public-sections__list">
{{#SECTION}}<li><a class="govuk-link" href="{{ADDRESS}}">{{NAME}}</a></li>
{{/SECTION}}</ul></nav>{{/SECTIONS}}
<main class="govuk-main-wrapper" id="main-content" lang="{{PAGE_LANGUAGE}}">
<h1 class="govuk-heading-xl">{{TITLE}}</h1>
<div class="fm-text">{{BODY:none}}</div>
</main>
</div>
<footer class="fm-public-footer">
<div class="govuk-width-container">
<ul class="fm-public-footer__list">
{{#FOOTER}}<li><a class="govuk-footer__link" href="{{ADDRESS}}">{{NAME}}</a></li>
{{/FOOTER}}<li><a class="govuk-footer__link" lang="{{OTHER_TAG}}" hreflang="{{OTHER_TAG}}" href="{{OTHER_ADDRESS}}">{{OTHER_LANGUAGE}}</a></li>
</ul>
</div>
</footer>
</body>
</html>
