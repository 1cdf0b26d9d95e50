#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gatehouse::bench {

/// "--name value" and "--flag" of a bench program. A flag is a name followed by another name or by
/// nothing.
class Options {
public:
    Options(int argc, char** argv)
    {
        for (int i = 1; i < argc; ++i) {
            const std::string_view word = argv[i];
            if (!word.starts_with("--")) {
                std::fprintf(stderr, "%s: '%s' is not an option\n", argv[0], argv[i]);
                std::exit(2);
            }
            const bool hasValue = i + 1 < argc && !std::string_view(argv[i + 1]).starts_with("--");
            values_[std::string(word.substr(2))].emplace_back(hasValue ? argv[++i] : "");
        }
    }

    [[nodiscard]] bool has(const std::string& name) const { return values_.contains(name); }

    [[nodiscard]] std::string text(const std::string& name, std::string otherwise = {}) const
    {
        const auto at = values_.find(name);
        return at == values_.end() ? std::move(otherwise) : at->second.back();
    }

    [[nodiscard]] double number(const std::string& name, double otherwise) const
    {
        return has(name) ? std::strtod(text(name).c_str(), nullptr) : otherwise;
    }

    [[nodiscard]] std::vector<std::string> all(const std::string& name) const
    {
        const auto at = values_.find(name);
        return at == values_.end() ? std::vector<std::string>{} : at->second;
    }

private:
    std::map<std::string, std::vector<std::string>> values_;
};

}  // namespace gatehouse::bench
