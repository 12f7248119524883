#include "search/page_cursor.hpp"
#include "store/seal.hpp"

#include <charconv>

namespace folkmoot::search {

PageCursor::PageCursor(ReadTx& tx, const Viewer& viewer, const SearchRequest& request)
    : tx_(tx)
    , viewer_(viewer)
    , request_(request) {
    if (request.after.empty()) return;
    const auto opened = tx.kept<store::Seal>().open(purpose(), viewer.person(), request.after);
    const std::string_view text = opened ? std::string_view{*opened} : std::string_view{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), place_);
    const auto last = ObjectId::parse(text.substr(std::min(text.size(), text.find(' ') + 1)));
    if (error != std::errc{} || !last) throw Problem(Code::bad_input, "cursor.invalid");
    last_ = *last;
}

std::string PageCursor::purpose() const {
    const auto moment = [](const std::optional<Time>& time) { return time ? micros(*time) : 0; };
    return fmt::format("search\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}", request_.q,
        request_.space.value_or(ObjectId{}).text(), request_.type, request_.tag,
        request_.author.value_or(ObjectId{}).text(), moment(request_.changed_from),
        moment(request_.changed_to), static_cast<int>(request_.sort));
}

std::size_t PageCursor::first(std::span<const ObjectId> hits) const {
    if (!last_) return 0;
    const auto found = std::ranges::find(hits, last_);
    if (found != hits.end()) return static_cast<std::size_t>(found - hits.begin()) + 1;
    return std::min(place_, hits.size());
}

std::string PageCursor::after(std::span<const ObjectId> hits, std::size_t place) const {
    return tx_.kept<store::Seal>().close(
        purpose(), viewer_.person(), fmt::format("{} {}", place, hits[place - 1].text()));
}

} // namespace folkmoot::search
