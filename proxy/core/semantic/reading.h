#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/semantic/table.h"

namespace gatehouse::semantic {

/// What a question wants to know, by the word it begins its clause with.
enum class Kind : std::uint8_t {
    None = 0,
    Why = 1,
    Where = 2,
    When = 4,
    Who = 8,
    Whether = 16,  ///< yes or no
    Measure = 32,  ///< how much, how long
};

/// A word that says something of its own.
struct Word {
    std::string text;  ///< in lower case
    std::string stem;
    bool isName = false;  ///< it began with a capital, and did not begin the text
    bool isKnown = false;
    Vector vector{};
};

/// One side of a pair that exclude each other: increase, decrease.
struct Side {
    std::uint8_t pair = 0;
    std::uint8_t side = 0;

    friend bool operator==(const Side&, const Side&) = default;
};

/// A text as questions are compared: what stands in it, by the words that change an answer.
struct Reading {
    std::vector<Word> all;             ///< every word in its order
    std::vector<std::size_t> telling;  ///< those of `all` that are no filling
    std::vector<std::string> numbers;  ///< in their order, "2" for two
    std::vector<std::string> signs;    ///< %, $, €
    std::vector<Side> sides;
    std::uint8_t kinds = 0;     ///< bits of Kind
    std::string measure;        ///< the word after how: long, much
    bool isNegated = false;     ///< an odd number of negations
    bool hasDirection = false;  ///< to, from, than: the order of names tells
    bool isEnglish = false;     ///< it has a word that only English has
    Vector vector{};
};

Reading read(std::string_view text, const Table& table);

}  // namespace gatehouse::semantic
