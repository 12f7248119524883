#include "transport/message.hpp"

#include "transport/text.hpp"

namespace folkmoot::transport {

std::string_view name_of(Method method) {
    static constexpr std::array<std::string_view, 7> names{
        "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
    return names[static_cast<std::size_t>(method)];
}

RequestHeaders::RequestHeaders(std::string head)
    : head_(std::move(head)) { }

void RequestHeaders::add(std::string_view name, std::string_view value) {
    const auto narrow = [](auto number) { return static_cast<std::uint16_t>(number); };
    slices_.push_back({narrow(name.data() - head_.data()), narrow(name.size()),
        narrow(value.data() - head_.data()), narrow(value.size())});
}

void RequestHeaders::remove(std::string_view name) {
    std::erase_if(slices_, [&](const Slice& slice) {
        return equal_ignoring_case(std::string_view(head_).substr(slice.name_at, slice.name_size), name);
    });
}

RequestHeaders::Field RequestHeaders::at(std::size_t index) const {
    const auto& slice = slices_[index];
    const std::string_view head = head_;
    return {head.substr(slice.name_at, slice.name_size), head.substr(slice.value_at, slice.value_size)};
}

std::optional<std::string_view> RequestHeaders::find(std::string_view name) const {
    for (std::size_t index = 0; index < slices_.size(); ++index) {
        if (slices_[index].name_size != name.size()) continue;
        const auto field = at(index);
        if (equal_ignoring_case(field.name, name)) return field.value;
    }
    return std::nullopt;
}

std::size_t RequestHeaders::count(std::string_view name) const {
    std::size_t found = 0;
    for (std::size_t index = 0; index < slices_.size(); ++index) {
        if (equal_ignoring_case(at(index).name, name)) ++found;
    }
    return found;
}

} // namespace folkmoot::transport
