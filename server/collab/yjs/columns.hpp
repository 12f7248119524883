#pragma once
// What version 2 of the format is made of: each kind of field of all structs in a column of its own, in which
// a value that comes again and again is written once, with how often.
#include "collab/yjs/writer.hpp"

#include <cstdint>
#include <deque>
#include <string>

namespace folkmoot::yjs {

/// A column that is read value by value. As with a Reader, the first fault stays and values are 0 behind it.
class Column {
public:
    bool failed() const { return reader_.failed(); }
    /// Counted from the column's beginning.
    const Fault& fault() const { return reader_.fault(); }
    const std::uint8_t* begin() const { return reader_.since(0).data(); }

protected:
    explicit Column(Octets octets)
        : reader_{octets} { }

    Reader reader_;
    std::uint64_t left_ = 0; ///< how often the current value comes yet
};

/// Octets: a value, and how often it comes again unless it is the last one, which comes as often as it is
/// asked for.
class OctetColumn : public Column {
public:
    explicit OctetColumn(Octets octets)
        : Column{octets} { }
    std::uint8_t next();
    bool finished() const { return reader_.at_end(); }

private:
    std::uint8_t value_ = 0;
};

/// Numbers: negative if how often follows, less 2; zero can be negative, too.
class NumberColumn : public Column {
public:
    explicit NumberColumn(Octets octets)
        : Column{octets} { }
    std::uint64_t next();
    bool finished() const { return reader_.at_end() && left_ == 0; }

private:
    std::uint64_t value_ = 0;
};

/// Numbers as differences from the one before, doubled, and 1 added if how often follows, less 2.
class DifferenceColumn : public Column {
public:
    explicit DifferenceColumn(Octets octets)
        : Column{octets} { }
    std::uint64_t next();
    bool finished() const { return reader_.at_end() && left_ == 0; }

private:
    std::int64_t value_ = 0;
    std::int64_t difference_ = 0;
};

/// Texts: all of them as one, then a column of their lengths in UTF-16 units.
class TextColumn : public Column {
public:
    explicit TextColumn(Octets);
    std::string_view next();
    /// Octets of text that no length has been read for.
    std::size_t left() const { return text_.size(); }
    bool finished() const { return lengths_.finished() && text_.empty(); }
    bool failed() const { return Column::failed() || lengths_.failed(); }
    const NumberColumn& lengths() const { return lengths_; }

private:
    std::string_view with_halves(std::string_view part, bool ends_inside_pair);

    std::string_view text_;
    NumberColumn lengths_;
    bool begins_inside_pair_ = false;
    std::deque<std::string> changed_; // texts that are not in the column as they are
};

class OctetColumnWriter {
public:
    void add(std::uint8_t);
    Octets written() const { return out_.written(); }

private:
    Writer out_;
    std::uint64_t count_ = 0;
    std::uint8_t value_ = 0;
};

class NumberColumnWriter {
public:
    void add(std::uint64_t);
    /// Nothing is added behind this.
    Octets finish();

private:
    void flush();
    Writer out_;
    std::uint64_t value_ = 0;
    std::uint64_t count_ = 0;
};

class DifferenceColumnWriter {
public:
    void add(std::uint64_t);
    Octets finish();

private:
    void flush();
    Writer out_;
    std::int64_t value_ = 0;
    std::int64_t difference_ = 0;
    std::uint64_t count_ = 0;
};

class TextColumnWriter {
public:
    void add(std::string_view);
    OwnedOctets finish();

private:
    Writer text_;
    NumberColumnWriter lengths_;
};

} // namespace folkmoot::yjs
