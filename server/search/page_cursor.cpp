#include "search/page_cursor.hpp"
#include "store/seal.hpp"

#include <charconv>

namespace folkmoot::search {

PageCursor::PageCursor(ReadTx& tx, const Viewer& viewer, const SearchRequest& request)
    : tx_(tx)
    , viewer_(viewer)
    , request_(request) { }

std::string PageCursor::purpose() const {
    const auto moment = [](const std::optional<Time>& time) { return time ? micros(*time) : 0; };
    return fmt::format("search\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}", request_.q,
        request_.space.value_or(ObjectId{}).text(), request_.type, request_.tag,
        request_.author.value_or(ObjectId{}).text(), moment(request_.changed_from),
        moment(request_.changed_to), static_cast<int>(request_.sort));
}

std::size_t PageCursor::first(std::span<const ObjectId> hits) const {
    if (request_.after.empty()) return 0;
    const auto opened = tx_.kept<store::Seal>().open(purpose(), viewer_.person(), request_.after);
    const std::string_view text = opened ? std::string_view{*opened} : std::string_view{};
    std::size_t place = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), place);
    const auto last = ObjectId::parse(text.substr(std::min(text.size(), text.find(' ') + 1)));
    if (error != std::errc{} || !last) throw Problem(Code::bad_input, "cursor.invalid");
    const auto found = std::ranges::find(hits, *last);
    if (found != hits.end()) return static_cast<std::size_t>(found - hits.begin()) + 1;
    return std::min(place, hits.size());
}

std::string PageCursor::after(std::span<const ObjectId> hits, std::size_t place) const {
    return tx_.kept<store::Seal>().close(
        purpose(), viewer_.person(), fmt::format("{} {}", place, hits[place - 1].text()));
}

} // namespace folkmoot::search
