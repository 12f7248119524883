#include "richtext/html_printer.hpp"

#include "richtext/html_escape.hpp"
#include "richtext/schema.hpp"
#include "richtext/shown_words.hpp"

namespace folkmoot::richtext {
namespace {

std::string_view class_of(Change change) {
    switch (change) {
    case Change::added:
        return "fm-block-added";
    case Change::removed:
        return "fm-block-removed";
    case Change::changed:
        return "fm-block-changed";
    case Change::moved:
        return "fm-block-moved";
    case Change::same:
        break;
    }
    return {};
}

std::string_view class_of(Align align) {
    switch (align) {
    case Align::left:
        return "fm-align-left";
    case Align::centre:
        return "fm-align-centre";
    case Align::right:
        return "fm-align-right";
    case Align::unset:
        break;
    }
    return {};
}

} // namespace

HtmlPrinter::HtmlPrinter(const HtmlOptions& options, const ChangeMarks* changes)
    : options_{options}
    , changes_{changes}
    , out_{fragment_.html}
    , footnotes_{Tree{}}
    , text_{fragment_, options, footnotes_} { }

HtmlFragment HtmlPrinter::run(const Tree& tree) {
    footnotes_ = FootnoteNumbers(tree);
    outline_ = outline(tree);
    print(tree.blocks);
    print_footnotes();
    return std::move(fragment_);
}

void HtmlPrinter::print(const std::vector<Block>& blocks) {
    for (const auto& block : blocks)
        if (!is<Footnote>(block)) print(block);
}

void HtmlPrinter::print(const Block& block) {
    auto around = [&](std::string_view element, std::string_view classes) {
        open(element, block, classes);
        if (rule(block).words == Words::rich) print_words(block);
        print(block.blocks);
        close(element);
    };
    switch (kind(block)) {
    case Kind::paragraph:
        return around("p", "fm-body");
    case Kind::heading:
        return print_heading(block);
    case Kind::bullet_list:
        return around("ul", "fm-list fm-list-bullet");
    case Kind::ordered_list:
        return around("ol", "fm-list fm-list-number");
    case Kind::list_item:
        return print_item(block);
    case Kind::quote:
        return around("blockquote", "fm-quote");
    case Kind::code:
        return print_code(block);
    case Kind::rule:
        open("hr", block, "fm-rule");
        out_ += '\n';
        return;
    case Kind::table:
        return print_table(block);
    case Kind::row:
        return around("tr", {});
    case Kind::cell:
        return print_cell(block);
    case Kind::figure:
        return print_figure(block);
    case Kind::callout:
        return print_callout(block);
    case Kind::expandable:
        open("details", block, "fm-expandable");
        out_ += "<summary class=\"fm-summary\">";
        print_words(block);
        out_ += "</summary>\n";
        print(block.blocks);
        return close("details");
    case Kind::footnote:
        return;
    case Kind::page_break:
        open("div", block, "fm-page-break");
        return close("div");
    case Kind::contents:
        return print_contents();
    case Kind::embed:
        return print_embed(block);
    }
}

void HtmlPrinter::open(std::string_view element, const Block& block, std::string_view classes) {
    const auto* change = changes_ ? changes_->find(block) : nullptr;
    const auto change_class = change ? class_of(change->change) : std::string_view{};
    out_ += '<';
    out_ += element;
    if (!classes.empty() || !change_class.empty()) {
        out_ += " class=\"";
        out_ += classes;
        if (!classes.empty() && !change_class.empty()) out_ += ' ';
        out_ += change_class;
        out_ += '"';
    }
    if (options_.block_ids == HtmlOptions::BlockIds::present && block.id != BlockId::none)
        attribute("data-block", std::to_string(static_cast<std::int64_t>(block.id)));
    if (const auto* list = std::get_if<OrderedList>(&block.node); list && list->start != 1)
        attribute("start", std::to_string(list->start));
    out_ += '>';
}

void HtmlPrinter::close(std::string_view element) {
    out_ += "</";
    out_ += element;
    out_ += ">\n";
}

void HtmlPrinter::attribute(std::string_view name, std::string_view value) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    append_escaped_html(out_, value);
    out_ += '"';
}

void HtmlPrinter::print_words(const Block& block) {
    const auto* change = changes_ ? changes_->find(block) : nullptr;
    if (change
        && (change->change == Change::added || change->change == Change::removed
            || change->change == Change::moved)) {
        const auto& words = options_.words;
        out_ += "<span class=\"fm-visually-hidden\">";
        append_escaped_html(out_,
            change->change == Change::added         ? words.added
                : change->change == Change::removed ? words.removed
                                                    : words.moved);
        out_ += ": </span>";
    }
    static const std::vector<Change> none;
    text_.print(block.text, change ? change->pieces : none);
}

void HtmlPrinter::print_heading(const Block& block) {
    const auto level = std::get<Heading>(block.node).level - 1 + options_.first_heading_level;
    const auto element = "h" + std::to_string(std::min(level, 6));
    open(element, block, "fm-heading");
    if (next_heading_ < outline_.size()) {
        out_.pop_back();
        attribute("id", options_.id_prefix + outline_[next_heading_++].anchor);
        out_ += '>';
    }
    print_words(block);
    close(element);
}

void HtmlPrinter::print_item(const Block& block) {
    const auto task = std::get<ListItem>(block.node).task;
    open("li", block, task == Task::none ? "" : "fm-task");
    if (task != Task::none) {
        const bool done = task == Task::done;
        out_ += done ? "<span class=\"fm-task-done\">" : "<span class=\"fm-task-open\">";
        append_escaped_html(out_, done ? options_.words.task_done : options_.words.task_open);
        out_ += ":</span> ";
    }
    if (!has_bare_words(block)) {
        print(block.blocks);
        return close("li");
    }
    for (const auto& child : block.blocks) {
        if (is<Paragraph>(child))
            print_words(child);
        else
            print(child);
    }
    close("li");
}

void HtmlPrinter::print_code(const Block& block) {
    const auto& language = std::get<Code>(block.node).language;
    open("pre", block, "fm-code-block");
    out_ += "<code";
    if (!language.empty()) attribute("class", "language-" + language);
    out_ += '>';
    print_words(block);
    // The line feed that ended the last line is no part of the text.
    if (!block.text.empty()) out_ += '\n';
    out_ += "</code>";
    close("pre");
}

void HtmlPrinter::print_table(const Block& block) {
    open("table", block, "fm-table");
    if (!block.text.empty()) {
        out_ += "<caption class=\"fm-table-caption\">";
        print_words(block);
        out_ += "</caption>\n";
    }
    auto is_header = [](const Block& row) {
        return std::all_of(row.blocks.begin(), row.blocks.end(),
            [](const Block& cell) { return std::get<Cell>(cell.node).role == CellRole::column_header; });
    };
    std::size_t headers = 0;
    while (headers < block.blocks.size() && is_header(block.blocks[headers]))
        ++headers;
    auto section = [&](std::string_view name, std::size_t from, std::size_t end) {
        if (from == end) return;
        ((out_ += '<') += name) += ">\n";
        for (auto i = from; i < end; ++i)
            print(block.blocks[i]);
        close(name);
    };
    section("thead", 0, headers);
    section("tbody", headers, block.blocks.size());
    close("table");
}

void HtmlPrinter::print_cell(const Block& block) {
    const auto& cell = std::get<Cell>(block.node);
    const bool header = cell.role != CellRole::data;
    open(header ? "th" : "td", block, class_of(cell.align));
    out_.pop_back();
    if (header) attribute("scope", cell.role == CellRole::column_header ? "col" : "row");
    if (cell.columns > 1) attribute("colspan", std::to_string(cell.columns));
    if (cell.rows > 1) attribute("rowspan", std::to_string(cell.rows));
    out_ += '>';
    if (has_bare_words(block))
        print_words(block.blocks[0]);
    else
        print(block.blocks);
    close(header ? "th" : "td");
}

void HtmlPrinter::print_figure(const Block& block) {
    const auto& figure = std::get<Figure>(block.node);
    open("figure", block, "fm-figure");
    HtmlSlot slot{HtmlSlot::Kind::file, out_.size(), 0, figure.file, figure.alternative.value_or("")};
    // Without the picture its alternative text is what there is to say.
    if (!slot.words.empty()) {
        out_ += "<p class=\"fm-body fm-figure-missing\">";
        append_escaped_html(out_, slot.words);
        out_ += "</p>";
    }
    slot.end = out_.size();
    if (figure.file != 0) fragment_.slots.push_back(std::move(slot));
    if (!block.text.empty()) {
        out_ += "<figcaption class=\"fm-caption\">";
        print_words(block);
        out_ += "</figcaption>";
    }
    close("figure");
}

void HtmlPrinter::print_callout(const Block& block) {
    const auto kind = std::get<Callout>(block.node).kind;
    open("div", block, "fm-callout fm-callout-" + std::string{name_of(callout_names, kind)});
    out_.pop_back();
    attribute("role", "note");
    out_ += "><p class=\"fm-callout-title\"><strong>";
    append_escaped_html(out_, options_.words.callouts[static_cast<std::size_t>(kind)]);
    out_ += "</strong>";
    if (!block.text.empty()) {
        out_ += ": ";
        print_words(block);
    }
    out_ += "</p>\n";
    print(block.blocks);
    close("div");
}

void HtmlPrinter::print_embed(const Block& block) {
    open("div", block, "fm-embed");
    HtmlSlot slot{HtmlSlot::Kind::embed, out_.size(), 0, std::get<Embed>(block.node).object, {}};
    // The words of an embed may hold slots of their own: without the object they are filled, with it they are
    // not.
    HtmlFragment words;
    HtmlTextPrinter(words, options_, footnotes_).print(block.text, std::vector<Change>{});
    out_ += words.html;
    slot.end = out_.size();
    fragment_.slots.push_back(std::move(slot));
    close("div");
}

void HtmlPrinter::print_contents() {
    append_contents(out_, outline_, options_);
}

void HtmlPrinter::print_footnotes() {
    const auto& footnotes = footnotes_.footnotes();
    if (footnotes.empty()) return;
    out_ += "<section class=\"fm-footnotes\" aria-label=\"";
    append_escaped_html(out_, options_.words.footnotes);
    out_ += "\">\n<ol class=\"fm-list fm-list-number\">\n";
    for (std::size_t i = 0; i < footnotes.size(); ++i) {
        const auto& label = std::get<Footnote>(footnotes[i]->node).label;
        const auto number = std::to_string(i + 1);
        open("li", *footnotes[i]);
        out_.pop_back();
        attribute("id", options_.id_prefix + "footnote-" + number);
        out_ += ">\n";
        print(footnotes[i]->blocks);
        for (std::size_t copy = 1; copy <= footnotes_.references(label); ++copy) {
            out_ += "<a class=\"fm-link fm-footnote-back\" href=\"#" + options_.id_prefix + "footnote-"
                + number + "-from-" + std::to_string(copy) + "\">";
            append_escaped_html(out_, options_.words.back_to_text);
            if (copy > 1) out_ += " " + std::to_string(copy);
            out_ += "</a>\n";
        }
        close("li");
    }
    out_ += "</ol>\n</section>\n";
}

void append_contents(std::string& out, std::span<const OutlineEntry> outline, const HtmlOptions& options) {
    if (outline.empty()) return;
    out += "<nav class=\"fm-contents\" aria-label=\"";
    append_escaped_html(out, options.words.contents);
    out += "\">\n<ul class=\"fm-list\">\n";
    for (const auto& entry : outline) {
        out += "<li class=\"fm-contents-" + std::to_string(entry.level) + "\"><a class=\"fm-link\" href=\"#";
        append_href(out, options.id_prefix + entry.anchor);
        out += "\">";
        append_escaped_html(out, entry.words);
        out += "</a></li>\n";
    }
    out += "</ul>\n</nav>\n";
}

} // namespace folkmoot::richtext
