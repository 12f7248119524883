#include "collab/yjs/columns.hpp"

#include "collab/yjs/utf16.hpp"

namespace folkmoot::yjs {

std::uint8_t OctetColumn::next() {
    if (left_ == 0) {
        value_ = reader_.octet();
        left_ = reader_.at_end() ? ~std::uint64_t{0} : reader_.var_uint() + 1;
    }
    --left_;
    return value_;
}

std::uint64_t NumberColumn::next() {
    if (left_ == 0) {
        bool minus_zero = false;
        const std::int64_t number = reader_.var_int(&minus_zero);
        value_ = static_cast<std::uint64_t>(number < 0 ? -number : number);
        left_ = number < 0 || minus_zero ? reader_.var_uint() + 2 : 1;
    }
    --left_;
    return value_;
}

std::uint64_t DifferenceColumn::next() {
    if (left_ == 0) {
        const std::int64_t number = reader_.var_int();
        difference_ = number >> 1;
        left_ = (number & 1) != 0 ? reader_.var_uint() + 2 : 1;
    }
    --left_;
    value_ += difference_;
    if (value_ < 0 || value_ > static_cast<std::int64_t>(Reader::largest_number)) {
        reader_.fail(Reason::number_too_large);
        value_ = 0;
    }
    return static_cast<std::uint64_t>(value_);
}

TextColumn::TextColumn(Octets octets)
    : Column{octets}
    , text_{reader_.var_string()}
    , lengths_{reader_.take(reader_.left())} { }

std::string_view TextColumn::next() {
    std::uint64_t units = lengths_.next();
    if (units == 0) return {};
    if (begins_inside_pair_) --units;
    // No character has more units than octets, so that too large a number is found without counting.
    if (units > text_.size()) return reader_.fail(Reason::cut_short), std::string_view{};
    const UnitPlace place = place_of_unit(text_, static_cast<std::size_t>(units));
    const std::string_view part = text_.substr(0, place.octet);
    text_.remove_prefix(place.inside_pair ? place.octet + 4 : place.octet);
    const std::string_view read = with_halves(part, place.inside_pair);
    begins_inside_pair_ = place.inside_pair;
    return read;
}

/// A pair that one text ends in and the next one begins in is half a pair in each, which is no character.
std::string_view TextColumn::with_halves(std::string_view part, bool ends_inside_pair) {
    if (!begins_inside_pair_ && !ends_inside_pair) return part;
    std::string& changed = changed_.emplace_back();
    if (begins_inside_pair_) changed += replacement;
    changed += part;
    if (ends_inside_pair) changed += replacement;
    return changed;
}

void OctetColumnWriter::add(std::uint8_t value) {
    if (count_ > 0 && value == value_) {
        ++count_;
        return;
    }
    if (count_ > 0) out_.var_uint(count_ - 1);
    out_.octet(value);
    value_ = value;
    count_ = 1;
}

void NumberColumnWriter::add(std::uint64_t value) {
    if (value != value_) flush();
    value_ = value;
    ++count_;
}

void NumberColumnWriter::flush() {
    if (count_ == 0) return;
    const auto number = static_cast<std::int64_t>(value_);
    out_.var_int(count_ == 1 ? number : -number, count_ > 1 && number == 0);
    if (count_ > 1) out_.var_uint(count_ - 2);
    count_ = 0;
}

Octets NumberColumnWriter::finish() {
    flush();
    return out_.written();
}

void DifferenceColumnWriter::add(std::uint64_t value) {
    const std::int64_t difference = static_cast<std::int64_t>(value) - value_;
    if (difference != difference_) flush();
    value_ = static_cast<std::int64_t>(value);
    difference_ = difference;
    ++count_;
}

void DifferenceColumnWriter::flush() {
    if (count_ == 0) return;
    out_.var_int(2 * difference_ + (count_ > 1 ? 1 : 0));
    if (count_ > 1) out_.var_uint(count_ - 2);
    count_ = 0;
}

Octets DifferenceColumnWriter::finish() {
    flush();
    return out_.written();
}

void TextColumnWriter::add(std::string_view text) {
    text_.raw(text);
    lengths_.add(utf16_length(text).value_or(0));
}

OwnedOctets TextColumnWriter::finish() {
    Writer out{text_.size() + 16};
    out.var_octets(text_.written());
    out.raw(lengths_.finish());
    return std::move(out).take();
}

} // namespace folkmoot::yjs
