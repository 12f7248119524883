#include "host/public_answers.hpp"

#include "access/rights_memory.hpp"
#include "folkmoot/printing.hpp"
#include "host/caller.hpp"
#include "host/log.hpp"
#include "host/query_text.hpp"
#include "host/section_list.hpp"
#include "host/security_headers.hpp"
#include "host/site_facts.hpp"
#include "host/site_notice.hpp"
#include "host/site_page.hpp"
#include "objects/local_time.hpp"

namespace folkmoot::host {
namespace {

constexpr Sql public_space{"select id from space where slug = :slug and kind = 'public'"};
constexpr Sql marking_of_space{
    "select m.name from space s join marking m on m.key = s.marking where s.id = :space"};
constexpr Sql section_by_slug{
    "select id from component where space = :space and slug = :slug and deleted is null"};
/// By whose clocks a day is that of a page's last change.
constexpr std::string_view zone_of_days{"Europe/London"};

std::string_view take_segment(std::string_view& path) {
    std::string_view segment = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(path.size(), segment.size() + 1));
    return segment;
}

constexpr std::string_view guide_search = "/about/guide/search";

std::string asked_for(const transport::RequestHead& request, std::string_view wanted) {
    if (const auto pairs = read_query(request.query))
        for (const auto& [name, value] : *pairs)
            if (name == wanted) return value;
    return {};
}

/// `?language=cy` is what an address may choose; and in the guide the words to search for.
std::string language_for(const transport::RequestHead& request) {
    const auto asked = asked_for(request, "language");
    return asked == "en" || asked == "cy" ? asked : preferred_language(request);
}

web::GuideValues::Topic topic_line(const GuideTopic& topic) {
    return {.title = topic.title, .address = "/about/guide/" + topic.name, .summary = topic.summary};
}

} // namespace

struct PublicAnswers::Visit {
    transport::Request request;
    transport::Responder respond;
    std::string language;
    PublicPage page;
    web::PublicFrameValues frame;
    std::optional<std::uint64_t> stand; ///< of the tide, before the store was read
    Time until = Time::max(); ///< by the clock, what it shows stays right so long
    bool is_search = false; ///< what it shows depends on more than its path: it is not remembered
};

void PublicAnswers::answer(transport::Request request, transport::Responder respond) {
    auto visit = std::make_shared<Visit>(std::move(request), std::move(respond));
    visit->language = language_for(visit->request);
    visit->is_search = visit->request.path == guide_search;
    if (!visit->is_search) {
        const auto known =
            parts_.memory.find({visit->request.path, visit->language}, parts_.services.clock().now());
        if (known) return send(*visit, *known);
        visit->stand = parts_.memory.stand();
    }
    if (visit->stand && !under_way_.join({visit->request.path, visit->language, *visit->stand}, visit))
        return; // somebody is having it printed
    try {
        parts_.database.read([this, visit](ReadTx& tx) { print(*visit, tx); },
            [this, visit](const store::Outcome& outcome) { finish(visit, outcome.error); });
    } catch (const Problem&) {
        finish(visit, std::current_exception());
    }
}

void PublicAnswers::print(Visit& visit, ReadTx& tx) const {
    visit.frame = frame_values(visit, tx);
    visit.until = next_turn_of_notices(tx);
    std::string_view path = std::string_view{visit.request.path}.substr(1);
    if (take_segment(path) == "p") return print_space(visit, tx, path);
    if (path == "guide" || path.starts_with("guide/")) {
        take_segment(path);
        return print_guide(visit, tx, path);
    }
    print_site_page(visit, tx, path);
}

void PublicAnswers::print_space(Visit& visit, ReadTx& tx, std::string_view path) const {
    const Viewer visitor = Viewer::anonymous();
    const auto slug = take_segment(path);
    auto id = tx.value<ObjectId>(public_space, bind("slug", slug));
    auto space = id ? tx.find<Space>(visitor, *id) : std::nullopt;
    if (!space) throw Problem(Code::not_found, "core.no_space");
    visit.until = std::min(visit.until, access::rights_in(tx, visitor, *id)->span().until());
    visit.frame.space = (*space)->name;
    visit.frame.space_address = fmt::format("/p/{}", slug);
    const auto sections = list_sections(tx, visitor, *id);
    for (const auto& section : sections)
        visit.frame.sections.push_back(
            {.title = section.name, .address = fmt::format("/p/{}/{}", slug, section.slug)});
    if (path.empty()) {
        if (sections.empty()) throw Problem(Code::not_found, "core.no_space");
        visit.page.moved_to = visit.frame.sections.front().address;
        return;
    }
    const auto section_slug = take_segment(path);
    auto component = tx.value<ObjectId>(section_by_slug, bind("space", *id), bind("slug", section_slug));
    auto section = component ? tx.find<Component>(visitor, *component) : std::nullopt;
    const auto* registered = section ? parts_.registries.find_section((*section)->module) : nullptr;
    if (!registered || !registered->print) throw Problem(Code::not_found, "core.no_section");
    RequestInfo info{.id = visit.request.request_id, .language = visit.language};
    ReadContext context{.tx = tx, .viewer = visitor, .request = info, .services = parts_.services};
    visit.page = registered->print(context, *section, path);
    visit.frame.on_paper = words_on_paper(visit, tx, *id);
}

/// What a printed page says of itself: its marking, its revision, and where it is.
std::string PublicAnswers::words_on_paper(const Visit& visit, ReadTx& tx, ObjectId space) const {
    std::string words = tx.value<std::string>(marking_of_space, bind("space", space)).value_or("");
    if (visit.page.revision > 0)
        words += " · "
            + parts_.catalogue.text(
                "reading.revision_number", visit.language, {{"number", std::to_string(visit.page.revision)}});
    return words + " · " + tx.kept<SiteFacts>().origin + visit.request.path;
}

void PublicAnswers::print_site_page(Visit& visit, ReadTx& tx, std::string_view slug) const {
    auto page = find_site_page(tx, slug, visit.language);
    if (!page) page = find_site_page(tx, slug, "en");
    if (!page) throw Problem(Code::not_found, "core.no_site_page");
    visit.page.title = page->title;
    visit.page.language = page->language;
    const Viewer visitor = Viewer::anonymous();
    const auto tree = read_text(page->body);
    visit.page.html = richtext::print_html(
        tree, PrintFacts{tx, visitor, Shown::openly}, html_options(parts_.services, page->language, tree));
    const auto text = [&](std::string_view key, const web::MessageValues& values = {}) {
        return parts_.catalogue.text(key, visit.language, values);
    };
    if (page->language != visit.language)
        visit.frame.about_language = text("pages.not_in_welsh");
    else if (page->language == "cy" && versions_behind(tx, slug, *page) > 0)
        visit.frame.about_language = text("pages.english_is_newer");
    visit.frame.changed = text(
        "pages.last_changed", {{"date", objects::day_in_words(page->created, zone_of_days, visit.language)}});
}

void PublicAnswers::print_guide(Visit& visit, ReadTx& tx, std::string_view path) const {
    visit.page.language = visit.language;
    if (path.empty()) return list_topics(visit);
    visit.frame.space = visit.frame.site;
    visit.frame.sections.push_back(
        {.title = parts_.catalogue.text("guide.title", visit.language), .address = "/about/guide"});
    if (visit.is_search) return print_found(visit);
    const auto* topic = parts_.guide.find(path, visit.language);
    if (!topic) throw Problem(Code::not_found, "guide.no_topic");
    print_topic(visit, tx, *topic);
}

web::GuideValues PublicAnswers::guide_values(const Visit& visit) const {
    auto text = [&](std::string_view key) { return parts_.catalogue.text(key, visit.language); };
    return {.language = visit.language,
        .search_label = text("guide.search_label"),
        .search = text("guide.search"),
        .words = {},
        .how_many = {},
        .chapters = {}};
}

void PublicAnswers::list_topics(Visit& visit) const {
    auto values = guide_values(visit);
    for (const auto& topic : parts_.guide.topics(visit.language)) {
        const auto title = parts_.catalogue.text("guide." + topic.chapter, visit.language);
        if (values.chapters.empty() || values.chapters.back().title != title)
            values.chapters.push_back({.title = title, .topics = {}});
        values.chapters.back().topics.push_back(topic_line(topic));
    }
    visit.page.title = parts_.catalogue.text("guide.title", visit.language);
    visit.page.html = parts_.guide_frame.print(values);
}

void PublicAnswers::print_found(Visit& visit) const {
    auto values = guide_values(visit);
    values.words = asked_for(visit.request, "q").substr(0, Guide::longest_words);
    const auto found = parts_.guide.search(values.words, visit.language);
    values.how_many = parts_.catalogue.text(
        "guide.how_many", visit.language, {{"count", std::to_string(found.size())}, {"words", values.words}});
    if (!found.empty()) values.chapters.emplace_back();
    for (const auto* topic : found)
        values.chapters.back().topics.push_back(topic_line(*topic));
    visit.page.title = parts_.catalogue.text("guide.found_title", visit.language);
    visit.page.html = parts_.guide_frame.print(values);
    visit.frame.other_language_address = "/about/guide?language=" + visit.frame.other_language_tag;
}

void PublicAnswers::print_topic(Visit& visit, ReadTx& tx, const GuideTopic& topic) const {
    visit.page.title = topic.title;
    visit.page.html = richtext::print_html(topic.text, PrintFacts{tx, Viewer::anonymous(), Shown::openly},
        html_options(parts_.services, visit.language, topic.text));
}

web::PublicFrameValues PublicAnswers::frame_values(const Visit& visit, ReadTx& tx) const {
    const auto& facts = tx.kept<SiteFacts>();
    auto text = [&](std::string_view key) { return parts_.catalogue.text(key, visit.language); };
    web::PublicFrameValues values{.language = visit.language, .site = facts.name};
    if (facts.demonstration) values.notice = text("core.demonstration");
    values.notices_label = text("core.notices");
    for (auto& notice : notices_shown(tx, Viewer::anonymous())) {
        const bool in_welsh = visit.language == "cy" && !notice.welsh.empty();
        values.notices.push_back(
            {.kind = std::string{names_of<NoticeKind>[static_cast<std::size_t>(notice.kind)]},
                .language = in_welsh ? "cy" : "en",
                .words = std::move(in_welsh ? notice.welsh : notice.english),
                .address = std::move(notice.address),
                .more = text("notices.more")});
    }
    values.skip = text("core.skip_to_content");
    values.other_language = visit.language == "cy" ? "English" : "Cymraeg";
    values.other_language_tag = visit.language == "cy" ? "en" : "cy";
    values.other_language_address = visit.request.path + "?language=" + values.other_language_tag;
    for (const char* slug : {"guide", "help", "accessibility", "privacy", "cookies", "terms", "contact"})
        values.footer.push_back(
            {.title = text(fmt::format("core.about_{}", slug)), .address = fmt::format("/about/{}", slug)});
    return values;
}

void PublicAnswers::finish(const VisitPtr& visit, const std::exception_ptr& error) {
    std::function<void(Visit&)> answer;
    try {
        if (error) std::rethrow_exception(error);
        if (!visit->page.moved_to.empty())
            answer = [this, &address = visit->page.moved_to](Visit& each) { redirect(each, address); };
        else
            answer = [this, page = keep(*visit)](Visit& each) { send(each, page); };
    } catch (const Problem& problem) {
        answer = [this, visit, code = problem.code()](Visit& each) { refuse(each, visit->frame, code); };
    } catch (const std::exception& failure) {
        log_failure(visit->request.request_id, visit->request.path, failure.what());
        answer = [this, visit](Visit& each) { refuse(each, visit->frame, Code::internal); };
    }
    // What is kept has been kept by now: who comes from here on finds it.
    for (const auto& each : waiting_with(visit))
        answer(*each);
}

PrintedPublicly PublicAnswers::keep(Visit& visit) const {
    visit.frame.title = visit.page.title;
    visit.frame.page_language = visit.page.language;
    visit.frame.html = std::move(visit.page.html);
    return parts_.memory.keep({visit.request.path, visit.language}, parts_.frame.print(visit.frame),
        visit.stand, parts_.services.clock().now(), visit.until);
}

/// The visitor and those who have come for the same page meanwhile.
std::vector<PublicAnswers::VisitPtr> PublicAnswers::waiting_with(const VisitPtr& visit) {
    if (!visit->stand) return {visit};
    return under_way_.end({visit->request.path, visit->language, *visit->stand});
}

void PublicAnswers::redirect(Visit& visit, const std::string& address) const {
    transport::Response response{.status = 301, .headers = {}, .body = std::string{}};
    add_security_headers(response, Policy::page, visit.request.is_tls);
    response.set("X-Request-Id", visit.request.request_id);
    response.set("Location", address);
    visit.respond(std::move(response));
}

void PublicAnswers::refuse(Visit& visit, web::PublicFrameValues frame, Code code) const {
    transport::Response response{
        .status = static_cast<unsigned>(http_status(code)), .headers = {}, .body = std::string{}};
    frame.title = parts_.catalogue.text(fmt::format("problem.{}", name_of(code)), visit.language);
    frame.page_language = visit.language;
    add_security_headers(response, Policy::page, visit.request.is_tls);
    response.set("X-Request-Id", visit.request.request_id);
    response.set("Content-Type", "text/html; charset=utf-8");
    response.set("Cache-Control", "no-store");
    response.body = parts_.frame.print(frame);
    visit.respond(std::move(response));
}

void PublicAnswers::send(Visit& visit, const PrintedPublicly& page) const {
    transport::Response response;
    add_security_headers(response, Policy::page, visit.request.is_tls);
    response.set("X-Request-Id", visit.request.request_id);
    response.set("Cache-Control", "public, max-age=0, must-revalidate");
    response.set("ETag", page.tag);
    if (visit.request.headers.find("If-None-Match") == page.tag) {
        response.status = 304;
        return visit.respond(std::move(response));
    }
    response.set("Content-Type", "text/html; charset=utf-8");
    response.body = std::vector{page.html};
    visit.respond(std::move(response));
}

} // namespace folkmoot::host
