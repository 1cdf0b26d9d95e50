#include "proxy/core/injection/model.h"

#include <cstring>

#include "proxy/core/base/embedded.h"

namespace gatehouse::injection {
namespace {

constexpr std::uint32_t kMagic = 0x4A4E4947;
constexpr std::uint32_t kVersion = 1;

struct Head {
    std::uint32_t magic = kMagic;
    std::uint32_t version = kVersion;
    std::uint32_t bits = kSlotBits;
    float scale = 0;
    float bias = 0;
    Mark marks[kMarks]{};
};

}  // namespace

Model::Model(std::string_view bytes) noexcept
{
    Head head;
    if (bytes.size() != sizeof(Head) + kSlots) return;
    std::memcpy(&head, bytes.data(), sizeof(Head));
    if (head.magic != kMagic || head.version != kVersion || head.bits != kSlotBits) return;
    weights_ = reinterpret_cast<const signed char*>(bytes.data() + sizeof(Head));
    scale_ = head.scale;
    bias_ = head.bias;
    std::copy(std::begin(head.marks), std::end(head.marks), marks_.begin());
}

Stretch Model::judge(const Features& features) const noexcept
{
    if (empty()) return {};
    // Bytes are added up before they are scaled.
    const auto raw = [this](std::uint32_t slot) { return static_cast<float>(weights_[slot]); };
    Stretch best = heaviest(features, raw, 0.0F);
    if (best.last > best.first) best.weight = best.weight * scale_ + bias_;
    return best;
}

double Model::falseAlarms(float weight) const noexcept
{
    if (empty() || weight <= marks_.front().weight) return 1.0;
    for (std::size_t i = 1; i < kMarks; ++i) {
        if (weight > marks_[i].weight) continue;
        const float span = std::max(marks_[i].weight - marks_[i - 1].weight, 1e-6F);
        const float part = (weight - marks_[i - 1].weight) / span;
        return std::pow(10.0, marks_[i - 1].rate + part * (marks_[i].rate - marks_[i - 1].rate));
    }
    return std::pow(10.0, marks_.back().rate);
}

float Model::weightFor(double falseAlarms) const noexcept
{
    const auto rate = static_cast<float>(std::log10(std::max(falseAlarms, 1e-9)));
    for (std::size_t i = 1; i < kMarks; ++i) {
        if (rate < marks_[i].rate) continue;
        const float span = std::min(marks_[i].rate - marks_[i - 1].rate, -1e-6F);
        const float part = std::clamp((rate - marks_[i - 1].rate) / span, 0.0F, 1.0F);
        return marks_[i - 1].weight + part * (marks_[i].weight - marks_[i - 1].weight);
    }
    return marks_.back().weight;
}

std::string Model::write(std::span<const float> weights, float bias,
                         const std::array<Mark, kMarks>& marks)
{
    float largest = 1e-6F;
    for (const float weight : weights) largest = std::max(largest, std::abs(weight));
    Head head;
    head.scale = largest / 127.0F;
    head.bias = bias;
    std::copy(marks.begin(), marks.end(), std::begin(head.marks));
    std::string bytes(sizeof(Head) + kSlots, '\0');
    std::memcpy(bytes.data(), &head, sizeof(Head));
    for (std::size_t i = 0; i < std::min(weights.size(), kSlots); ++i) {
        const auto level = static_cast<signed char>(std::lround(weights[i] / head.scale));
        bytes[sizeof(Head) + i] = static_cast<char>(level);
    }
    return bytes;
}

const Model& builtIn() noexcept
{
    static const Model kModel(embedded::injection());
    return kModel;
}

}  // namespace gatehouse::injection
