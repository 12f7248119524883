#include "printed.hpp"

#include "body.hpp"

#include <list>
#include <map>
#include <mutex>
#include <tuple>

namespace folkmoot::wiki {
namespace {

constexpr std::size_t most_octets = 64U * 1024 * 1024;

/// The texts printed last, up to 64 MiB of them; kept beside the store, shared by all threads.
class PrintedPages {
public:
    using Key = std::tuple<ObjectId, std::int64_t, std::string>;

    std::shared_ptr<const Printed> find(const Key& key) {
        const std::lock_guard lock{mutex_};
        auto found = places_.find(key);
        if (found == places_.end()) return nullptr;
        order_.splice(order_.begin(), order_, found->second);
        return found->second->second;
    }
    void keep(const Key& key, std::shared_ptr<const Printed> printed) {
        const std::lock_guard lock{mutex_};
        if (places_.contains(key)) return;
        octets_ += printed->fragment.html.size();
        order_.emplace_front(key, std::move(printed));
        places_.emplace(key, order_.begin());
        while (octets_ > most_octets && order_.size() > 1) {
            octets_ -= order_.back().second->fragment.html.size();
            places_.erase(order_.back().first);
            order_.pop_back();
        }
    }

private:
    using Entry = std::pair<Key, std::shared_ptr<const Printed>>;
    std::mutex mutex_;
    std::list<Entry> order_; ///< the one used last stands first
    std::map<Key, std::list<Entry>::iterator> places_;
    std::size_t octets_ = 0;
};

} // namespace

std::shared_ptr<const Printed> printed_page(ReadContext& context, const Granted<Page, View>& page) {
    const PrintedPages::Key key{page.id(), page.object().revision, context.request.language};
    auto& pages = context.tx.kept<PrintedPages>();
    if (auto known = pages.find(key)) return known;
    auto revision = find_revision(context.tx, page, page.object().revision);
    if (!revision) throw Problem(Code::internal, "wiki.revision_missing");
    const auto tree = read_text(revision->body);
    auto printed = std::make_shared<const Printed>(
        Printed{.fragment = richtext::print_fragment(
                    tree, html_options(context.services, context.request.language, tree)),
            .outline = richtext::outline(tree),
            .author = revision->author,
            .at = revision->created});
    pages.keep(key, printed);
    return printed;
}

} // namespace folkmoot::wiki
