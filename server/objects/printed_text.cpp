#include "folkmoot/publishing.hpp"
#include "objects/text_links.hpp"

#include <list>
#include <map>
#include <mutex>
#include <tuple>

namespace folkmoot::objects {
namespace {

constexpr std::size_t most_octets_kept = 64U * 1024 * 1024;
constexpr std::size_t headings_of_a_long_text = 3;

/// The texts printed last, up to 64 MiB of them; kept beside the store, shared by all threads.
class PrintedTexts {
public:
    using Key = std::tuple<ObjectId, std::int64_t, std::string>;

    std::shared_ptr<const PrintedText> find(const Key& key) {
        const std::lock_guard lock{mutex_};
        auto found = places_.find(key);
        if (found == places_.end()) return nullptr;
        order_.splice(order_.begin(), order_, found->second);
        return found->second->second;
    }
    void keep(const Key& key, std::shared_ptr<const PrintedText> printed) {
        const std::lock_guard lock{mutex_};
        if (places_.contains(key)) return;
        octets_ += printed->fragment.html.size();
        order_.emplace_front(key, std::move(printed));
        places_.emplace(key, order_.begin());
        while (octets_ > most_octets_kept && order_.size() > 1) {
            octets_ -= order_.back().second->fragment.html.size();
            places_.erase(order_.back().first);
            order_.pop_back();
        }
    }

private:
    using Entry = std::pair<Key, std::shared_ptr<const PrintedText>>;
    std::mutex mutex_;
    std::list<Entry> order_; ///< the one used last stands first
    std::map<Key, std::list<Entry>::iterator> places_;
    std::size_t octets_ = 0;
};

std::string contents_of(const richtext::Tree& tree, std::span<const richtext::OutlineEntry> outline,
    const richtext::HtmlOptions& options) {
    std::string html;
    bool has_its_own = false;
    richtext::each_block(tree.blocks, [&](const richtext::Block& block) {
        has_its_own |= std::holds_alternative<richtext::Contents>(block.node);
    });
    if (outline.size() >= headings_of_a_long_text && !has_its_own)
        richtext::append_contents(html, outline, options);
    return html;
}

} // namespace

std::shared_ptr<const PrintedText> printed_text(ReadContext& context, const Standing& object) {
    const auto& row = object.object();
    const PrintedTexts::Key key{row.id, row.revision, context.request.language};
    auto& texts = context.tx.kept<PrintedTexts>();
    if (auto known = texts.find(key)) return known;
    const auto revision = find_revision(context.tx, object, row.revision);
    if (!revision) throw Problem(Code::internal, "objects.revision_missing");
    const auto tree = read_text(revision->body);
    const auto options = html_options(context.services, context.request.language, tree);
    auto outline = richtext::outline(tree);
    auto contents = contents_of(tree, outline, options);
    auto printed =
        std::make_shared<const PrintedText>(PrintedText{.fragment = richtext::print_fragment(tree, options),
            .outline = std::move(outline),
            .contents = std::move(contents),
            .author = revision->author,
            .at = revision->created});
    texts.keep(key, printed);
    return printed;
}

std::string print_openly(ReadContext& context, const Standing& object) {
    const auto printed = printed_text(context, object);
    return printed->contents
        + print_for(context.tx, context.viewer, object, printed->fragment, Shown::openly);
}

} // namespace folkmoot::objects
