#include "store/outcomes.hpp"

namespace folkmoot::store {

Problem as_problem(const std::exception_ptr& error) {
    try {
        std::rethrow_exception(error);
    } catch (const Problem& problem) {
        return problem;
    } catch (...) {
        return Problem(Code::internal, "store.internal");
    }
}

void count(const Outcome& outcome, Metrics& metrics) {
    metrics.statements += outcome.statements;
    if (!outcome.error) {
        ++metrics.saves;
        return;
    }
    const auto code = as_problem(outcome.error).code();
    const bool not_its_fault =
        code == Code::overloaded || code == Code::storage_full || code == Code::internal;
    ++(not_its_fault ? metrics.unsaved : metrics.refused_saves);
}

void note_slowness(const std::string& job, std::chrono::steady_clock::duration took, House& house) {
    using namespace std::chrono_literals;
    if (took < 5ms) return;
    ++house.metrics.slow_saves;
    if (took > 20ms) ++house.metrics.late_saves;
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(took).count();
    house.notice(Severity::warning, fmt::format("slow save: {} took {} ms", job, milliseconds));
}

} // namespace folkmoot::store
