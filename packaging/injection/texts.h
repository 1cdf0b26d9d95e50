#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace gatehouse::injection::training {

struct Text {
    std::string text;
    bool isAttack = false;
    std::string source;  ///< where it comes from: what is left out together
    std::string category;
};

/// Chance that is the same everywhere.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next();

    std::size_t below(std::size_t end) { return end == 0 ? 0 : next() % end; }

private:
    std::uint64_t state_;
};

/// Texts written by templates: lists.txt, attacks.txt and benign.txt of the folder.
/// Fails   exits with a message: a template that names no list is a mistake of ours.
std::vector<Text> writtenTexts(const std::string& folder, std::uint64_t seed);

/// The same texts as others would hide them, attacks and harmless ones alike.
std::vector<Text> disguised(const std::vector<Text>& texts, std::uint64_t seed);

/// Rows of a data set of JSON lines; empty when it is not there.
std::vector<Text> labelledTexts(const std::string& path);

}  // namespace gatehouse::injection::training
