#include "files/zip.hpp"

#include "folkmoot/problem.hpp"

#include <chrono>
#include <zlib.h>

namespace folkmoot::files {
namespace {

constexpr std::uint64_t largest = 0xffffffffU - (std::uint64_t{16} << 20U);
constexpr std::size_t most_entries = 0xffff;
constexpr std::uint64_t local_header = 30;
constexpr std::uint64_t descriptor = 16;
constexpr std::uint64_t directory_header = 46;
constexpr std::uint64_t directory_end = 22;
constexpr unsigned needs = 20; ///< version 2.0: folders
constexpr unsigned made_by =
    0x0300 + needs; ///< Unix, whose file types follow in the upper half of the attributes
constexpr unsigned flags = 0x0808; ///< names are UTF-8; the checksum follows the content
constexpr std::uint64_t file_mode = 0100644, folder_mode = 0040755;
constexpr std::size_t zip_piece = 256U * 1024U;

void put(std::string& out, std::uint64_t value, int octets) {
    for (int i = 0; i < octets; ++i)
        out += static_cast<char>((value >> static_cast<unsigned>(8 * i)) & 0xffU);
}

/// Date and time as MS-DOS wrote them, in UTC; the format has no time zone.
std::uint64_t dos_time(Time at) {
    using namespace std::chrono;
    const auto day = floor<days>(at);
    const year_month_day date{day};
    const hh_mm_ss time{floor<seconds>(at - day)};
    const auto year = std::max(0, static_cast<int>(date.year()) - 1980);
    const auto days = (static_cast<std::uint64_t>(year) << 9U) | (static_cast<unsigned>(date.month()) << 5U)
        | static_cast<unsigned>(date.day());
    const auto seconds = (static_cast<std::uint64_t>(time.hours().count()) << 11U)
        | (static_cast<std::uint64_t>(time.minutes().count()) << 5U)
        | (static_cast<std::uint64_t>(time.seconds().count()) / 2);
    return (days << 16U) | seconds;
}

std::uint64_t size_of(const ZipEntry& entry) {
    return entry.open ? entry.size : entry.body.size();
}

std::uint64_t checksum(std::uint64_t before, std::string_view octets) {
    return crc32_z(before, reinterpret_cast<const Bytef*>(octets.data()), octets.size());
}

/// What the header before a content and the directory's line say alike, from the version on.
void put_description(std::string& out, const ZipEntry& entry, std::uint64_t crc) {
    put(out, needs, 2);
    put(out, flags, 2);
    put(out, 0, 2); // stored as it is
    put(out, dos_time(entry.changed), 4);
    put(out, crc, 4);
    put(out, size_of(entry), 4);
    put(out, size_of(entry), 4);
    put(out, entry.path.size(), 2);
    put(out, 0, 2); // no extra field
}

[[noreturn]] void refuse_size() {
    throw Problem(Code::too_large, "files.archive_too_large");
}

} // namespace

ZipStream::ZipStream(std::vector<ZipEntry> entries)
    : entries_(std::move(entries))
    , size_(directory_end) {
    if (entries_.size() > most_entries) refuse_size();
    for (const auto& entry : entries_) {
        if (size_of(entry) > largest || entry.path.size() > 0xffff) refuse_size();
        size_ += local_header + descriptor + directory_header + 2 * entry.path.size() + size_of(entry);
        if (size_ > largest) refuse_size();
    }
}

std::string ZipStream::read(std::uint64_t offset, std::size_t count) {
    if (offset != made_ - ready_.size() || count > size_ - offset)
        throw std::logic_error("an archive is read from start to end");
    while (ready_.size() < count)
        go_on(std::max(zip_piece, count));
    std::string given = ready_.substr(0, count);
    ready_.erase(0, count);
    return given;
}

/// One step further: a header, a piece of a content, what follows it, or the directory at the end.
void ZipStream::go_on(std::size_t count) {
    const auto before = ready_.size();
    const auto entry = written_.size();
    if (content_ && passed_on_ < content_->size())
        pass_on(count);
    else if (content_)
        end_entry();
    else if (entry < entries_.size())
        begin_entry();
    else
        write_directory();
    made_ += ready_.size() - before;
}

void ZipStream::begin_entry() {
    auto& entry = entries_[written_.size()];
    const Written at{.offset = made_, .crc = 0};
    put(ready_, 0x04034b50, 4);
    put_description(ready_, entry, 0);
    ready_ += entry.path;
    written_.push_back(at);
    passed_on_ = 0;
    if (entry.open) {
        content_ = entry.open();
        if (content_->size() != entry.size) throw std::runtime_error("a file is not as long as was said");
        return;
    }
    written_.back().crc = checksum(0, entry.body);
    ready_ += entry.body;
    end_entry();
}

void ZipStream::pass_on(std::size_t count) {
    const auto left = content_->size() - passed_on_;
    const auto octets =
        content_->read(passed_on_, static_cast<std::size_t>(std::min<std::uint64_t>(count, left)));
    written_.back().crc = checksum(written_.back().crc, octets);
    passed_on_ += octets.size();
    ready_ += octets;
}

void ZipStream::end_entry() {
    auto& entry = entries_[written_.size() - 1];
    put(ready_, 0x08074b50, 4);
    put(ready_, written_.back().crc, 4);
    put(ready_, size_of(entry), 4);
    put(ready_, size_of(entry), 4);
    content_.reset();
}

void ZipStream::write_directory() {
    const auto begins = made_;
    const auto before = ready_.size();
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const auto& path = entries_[i].path;
        const bool folder = path.ends_with('/');
        put(ready_, 0x02014b50, 4);
        put(ready_, made_by, 2);
        put_description(ready_, entries_[i], written_[i].crc);
        put(ready_, 0, 6); // no comment, first disk, nothing known of the content
        put(ready_, ((folder ? folder_mode : file_mode) << 16U) | (folder ? 0x10U : 0U), 4);
        put(ready_, written_[i].offset, 4);
        ready_ += path;
    }
    const auto size = ready_.size() - before;
    put(ready_, 0x06054b50, 4);
    put(ready_, 0, 4); // one disk
    put(ready_, entries_.size(), 2);
    put(ready_, entries_.size(), 2);
    put(ready_, size, 4);
    put(ready_, begins, 4);
    put(ready_, 0, 2); // no comment
}

} // namespace folkmoot::files
