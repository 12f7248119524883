#include "collab/yjs/columns.hpp"
#include "collab/yjs/content.hpp"
#include "collab/yjs/json_values.hpp"
#include "collab/yjs/v2.hpp"
#include "collab/yjs/values.hpp"

#include <string>
#include <vector>

namespace folkmoot::yjs {
namespace {

class VersionTwoReader {
public:
    VersionTwoReader(Octets octets, const Limits& limits)
        : octets_{octets}
        , limits_{limits}
        , rest_{octets}
        , feature_{rest_.var_uint()}
        , key_numbers_{rest_.var_octets()}
        , clients_{rest_.var_octets()}
        , left_clocks_{rest_.var_octets()}
        , right_clocks_{rest_.var_octets()}
        , infos_{rest_.var_octets()}
        , texts_{rest_.var_octets()}
        , parents_{rest_.var_octets()}
        , types_{rest_.var_octets()}
        , lengths_{rest_.var_octets()} { }

    Result<OwnedOctets> run() {
        if (feature_ != 0) rest_.fail(Reason::unknown_flags);
        const std::uint64_t sections = rest_.var_uint(rest_.left());
        if (sections > limits_.sections) rest_.fail(Reason::over_limit);
        out_.var_uint(sections);
        for (std::uint64_t n = 0; n < sections && !failed(); ++n)
            section();
        if (!failed()) delete_set();
        if (!failed() && !finished()) rest_.fail(Reason::too_long);
        if (!failed() && out_.size() > limits_.octets) rest_.fail(Reason::over_limit);
        if (failed()) return std::unexpected{fault()};
        return std::move(out_).take();
    }

private:
    void section() {
        const std::uint64_t count = rest_.var_uint();
        if (count > limits_.structs - structs_) return rest_.fail(Reason::over_limit);
        structs_ += static_cast<std::size_t>(count);
        out_.var_uint(count);
        out_.var_uint(clients_.next());
        out_.var_uint(rest_.var_uint());
        for (std::uint64_t n = 0; n < count && !failed(); ++n) {
            item();
            if (out_.size() > limits_.octets) return rest_.fail(Reason::over_limit);
        }
    }

    void item() {
        const std::uint8_t info = infos_.next();
        const auto content = static_cast<Content>(info & 0x1fU);
        out_.octet(info);
        if (content == Content::gc) return out_.var_uint(lengths_.next());
        if (content == Content::skip) return out_.var_uint(rest_.var_uint());
        if ((info & 0x80U) != 0) id(left_clocks_);
        if ((info & 0x40U) != 0) id(right_clocks_);
        if ((info & 0xc0U) == 0) {
            const bool is_root = parents_.next() == 1;
            out_.var_uint(is_root ? 1 : 0);
            if (is_root)
                out_.var_string(texts_.next());
            else
                id(left_clocks_);
            if ((info & 0x20U) != 0) out_.var_string(texts_.next());
        }
        body(content);
    }

    void id(DifferenceColumn& clocks) {
        out_.var_uint(clients_.next());
        out_.var_uint(clocks.next());
    }

    void body(Content content) {
        switch (content) {
        case Content::deleted:
            return out_.var_uint(lengths_.next());
        case Content::json:
            return json_texts();
        case Content::binary:
            return out_.var_octets(rest_.var_octets());
        case Content::string:
            return out_.var_string(texts_.next());
        case Content::embed:
            return json_text();
        case Content::format:
            out_.var_string(key());
            return json_text();
        case Content::type:
            return type();
        case Content::any:
            return values(lengths_.next(), true);
        case Content::doc:
            out_.var_string(texts_.next());
            return values(1, false);
        case Content::gc:
        case Content::skip:
            break;
        }
        rest_.fail(Reason::unknown_content);
    }

    /// Each has at least one octet, so that a number of them which is too large is found before they are
    /// read.
    void json_texts() {
        const std::uint64_t count = lengths_.next();
        if (count > texts_.left()) return rest_.fail(Reason::cut_short);
        out_.var_uint(count);
        for (std::uint64_t n = 0; n < count && !texts_.failed(); ++n)
            out_.var_string(texts_.next());
    }

    void values(std::uint64_t count, bool is_counted) {
        if (count > rest_.left()) return rest_.fail(Reason::cut_short);
        if (is_counted) out_.var_uint(count);
        const std::size_t begin = rest_.position();
        for (std::uint64_t n = 0; n < count && !rest_.failed(); ++n)
            skip_any(rest_, limits_.value_depth);
        out_.raw(rest_.since(begin));
    }

    void json_text() {
        json_.clear();
        append_json_as_yjs(json_, rest_, limits_.value_depth);
        out_.var_string(json_);
    }

    void type() {
        const std::uint64_t kind = types_.next();
        out_.var_uint(kind);
        if (kind <= static_cast<std::uint64_t>(TypeKind::xml_text) && has_name(static_cast<TypeKind>(kind)))
            out_.var_string(key());
    }

    /// A key has a number, under which it can be meant again without being written.
    std::string_view key() {
        const std::uint64_t number = key_numbers_.next();
        if (number < keys_.size()) return keys_[static_cast<std::size_t>(number)];
        return keys_.emplace_back(texts_.next());
    }

    /// A range's beginning is told from the end of the one before, and its length less 1.
    void delete_set() {
        const std::uint64_t clients = rest_.var_uint(rest_.left());
        out_.var_uint(clients);
        std::uint64_t all = 0;
        for (std::uint64_t n = 0; n < clients && !rest_.failed(); ++n) {
            out_.var_uint(rest_.var_uint());
            const std::uint64_t ranges = rest_.var_uint(rest_.left());
            all += ranges;
            if (all > limits_.delete_ranges) return rest_.fail(Reason::over_limit);
            out_.var_uint(ranges);
            std::uint64_t end = 0;
            for (std::uint64_t range = 0; range < ranges && !rest_.failed(); ++range) {
                const std::uint64_t clock = end + rest_.var_uint(limits_.highest_clock);
                const std::uint64_t length = rest_.var_uint(limits_.highest_clock) + 1;
                out_.var_uint(clock);
                out_.var_uint(length);
                end = clock + length;
                if (end > limits_.highest_clock) return rest_.fail(Reason::clock_too_high);
            }
        }
    }

    template <class Visit> void each_column(Visit visit) const {
        visit(key_numbers_);
        visit(clients_);
        visit(left_clocks_);
        visit(right_clocks_);
        visit(infos_);
        visit(texts_);
        visit(texts_.lengths());
        visit(parents_);
        visit(types_);
        visit(lengths_);
    }
    bool failed() const {
        bool any = rest_.failed();
        each_column([&](const auto& column) { any |= column.failed(); });
        return any;
    }
    bool finished() const {
        bool all = rest_.at_end();
        each_column([&](const auto& column) { all &= column.finished(); });
        return all;
    }
    Fault fault() const {
        Fault first = rest_.fault();
        each_column([&](const Column& column) {
            if (!column.failed() || first.reason != Reason::none) return;
            first = column.fault();
            first.at += static_cast<std::size_t>(column.begin() - octets_.data());
        });
        return first;
    }

    Octets octets_;
    const Limits& limits_;
    // These are filled in the order in which they stand here, each from behind the one before.
    Reader rest_;
    std::uint64_t feature_; ///< kept by Yjs for later; 0
    DifferenceColumn key_numbers_;
    NumberColumn clients_;
    DifferenceColumn left_clocks_;
    DifferenceColumn right_clocks_;
    OctetColumn infos_;
    TextColumn texts_;
    OctetColumn parents_;
    NumberColumn types_;
    NumberColumn lengths_;

    std::size_t structs_ = 0;
    std::vector<std::string_view> keys_;
    std::string json_;
    Writer out_;
};

} // namespace

Result<OwnedOctets> to_version_1(Octets version_2, const Limits& limits) {
    if (version_2.size() > limits.octets) return std::unexpected{Fault{Reason::over_limit, 0}};
    return VersionTwoReader{version_2, limits}.run();
}

} // namespace folkmoot::yjs
