#include "transport/admission.hpp"

namespace folkmoot::transport {

Admission::Permit::Permit(Admission& admission)
    : admission_(&admission) {
    admission_->open_.fetch_add(1, std::memory_order_relaxed);
}

Admission::Permit::Permit(Permit&& other) noexcept
    : admission_(std::exchange(other.admission_, nullptr))
    , network_(other.network_)
    , verdict_(other.verdict_) { }

Admission::Permit::~Permit() {
    if (!admission_) return;
    if (network_) admission_->leave(*network_, verdict_);
    admission_->open_.fetch_sub(1, std::memory_order_relaxed);
}

Admission::Verdict Admission::Permit::count_for(const IpAddress& client) {
    network_ = client.network();
    verdict_ = admission_->enter(*network_);
    return verdict_;
}

Admission::Verdict Admission::enter(const IpAddress& network) {
    const std::lock_guard lock(mutex_);
    if (++networks_[network] <= limits_.per_network) return Verdict::welcome;
    if (refusing_ >= limits_.refusals) return Verdict::drop;
    ++refusing_;
    return Verdict::refuse;
}

void Admission::leave(const IpAddress& network, Verdict verdict) {
    const std::lock_guard lock(mutex_);
    if (verdict == Verdict::refuse) --refusing_;
    const auto found = networks_.find(network);
    if (--found->second == 0) networks_.erase(found);
}

} // namespace folkmoot::transport
