#pragma once
#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace folkmoot::transport {

/// Several pieces of text as one stream of bytes for a writer that wants large writes.
class Gather {
public:
    explicit Gather(std::vector<std::string_view> pieces);
    template <class... Text> static Gather of(const Text&... texts) {
        return Gather(std::vector<std::string_view>{std::string_view(texts)...});
    }

    /// The next bytes to write: copied together into `scratch`, or a piece itself where it is large enough
    /// alone. Asked again without a step in between, it gives the same bytes.
    std::string_view next(std::span<char> scratch) const;
    void step(std::size_t bytes);
    bool is_done() const { return at_ == pieces_.size(); }

private:
    std::vector<std::string_view>
        pieces_; ///< none of them empty; the one at `at_` begins with what is not yet sent
    std::size_t at_ = 0;
};

} // namespace folkmoot::transport
