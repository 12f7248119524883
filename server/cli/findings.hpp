#pragma once
#include <functional>
#include <string>
#include <string_view>

namespace folkmoot::cli {

/// What an examination finds, printed line by line as it is found.
class Findings {
public:
    void well(std::string_view sentence);
    void note(std::string_view sentence); ///< worth knowing, and not wrong
    void wrong(std::string_view sentence);
    /// Well when `check` ends (an empty sentence says nothing), wrong with what it throws.
    void attempt(std::string_view sentence, const std::function<void()>& check);
    /// Throws std::runtime_error when something was wrong.
    void end() const;

private:
    int wrong_ = 0;
};

} // namespace folkmoot::cli
