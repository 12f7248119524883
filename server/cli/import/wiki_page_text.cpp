#include "cli/import/wiki_page_text.hpp"

#include "folkmoot/richtext_forms.hpp"
#include "folkmoot/text.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace folkmoot::cli {
namespace {

constexpr std::string_view file_title = "File:";

} // namespace

void WikiPageText::lead(richtext::Tree& tree, ObjectId page, PageLosses& losses) {
    page_ = page;
    here_.clear();
    richtext::each_block(tree.blocks, [&](richtext::Block& block) {
        for (auto& piece : block.text)
            lead_words(piece);
        lead_picture(block);
    });
    richtext::normalise(tree);
    for (const auto& [name, id] : here_)
        if (!id && !files_.find(name)) losses.missing_files.push_back(name);
}

void WikiPageText::lead_words(richtext::Inline& piece) {
    const auto* link = std::get_if<richtext::WikiLink>(&piece.style.link);
    if (!link) return;
    if (link->title.starts_with(file_title)) {
        if (const auto id = file_id(link->title.substr(file_title.size())))
            piece.style.link = richtext::WebLink{"/api/v1/files/" + id.text() + "/content"};
        return;
    }
    const auto found = contents_.by_title.find(folded(link->title));
    if (found == contents_.by_title.end())
        ++dead_links_;
    else if (!dry_ && pages_[found->second])
        piece.style.link = richtext::ObjectLink{pages_[found->second].value()};
}

/// A picture that is not there becomes a red link with its caption's words, or its own name.
void WikiPageText::lead_picture(richtext::Block& block) {
    auto* figure = std::get_if<richtext::Figure>(&block.node);
    if (!figure || figure->source.empty()) return;
    const auto name = figure->source;
    const auto id = file_id(name);
    if (dry_) return;
    if (id) {
        figure->file = id.value();
        figure->source.clear();
        return;
    }
    richtext::Inline link{fmt::format("{}{}", file_title, name), {}};
    link.style.link = richtext::WikiLink{fmt::format("{}{}", file_title, name).substr(0, 255)};
    if (!block.text.empty()) block.text.insert(block.text.begin(), {std::string{" "}, {}});
    block.text.insert(block.text.begin(), std::move(link));
    block.node = richtext::Paragraph{};
}

ObjectId WikiPageText::file_id(const std::string& name) {
    const auto known = here_.find(name);
    if (known != here_.end()) return known->second;
    return here_[name] = attach(name);
}

ObjectId WikiPageText::attach(const std::string& name) {
    const auto file = files_.find(name);
    if (!file || dry_) return {};
    const auto refuse = [&](std::string reason) { refused_.push_back({"File:" + name, std::move(reason)}); };
    try {
        if (std::filesystem::file_size(*file) > largest_picture)
            refuse("it is larger than 25 MiB");
        else
            return attach_once(
                intake_.house(), intake_.viewer(), page_, *file, file->filename().string(), taken_);
    } catch (const Problem& problem) {
        refuse(sentence_of(problem, intake_.house().services()));
    } catch (const std::runtime_error& failure) {
        refuse(failure.what());
    }
    return {};
}

} // namespace folkmoot::cli
