// Makes a store of made-up exchanges, to look at the window with or to measure it.
#include <cstdio>
#include <cstring>
#include <string>

#include "proxy/core/base/text.h"
#include "tests/support/store_builder.h"

int main(int argc, char** argv)
{
    using namespace gatehouse;
    if (argc < 2) {
        std::fprintf(
            stderr,
            "usage: make_store FILE [ROWS] [--index] [--no-bodies] [--days=N] [--seed=N]\n");
        return 2;
    }
    tests::StorePlan plan;
    for (int i = 2; i < argc; ++i) {
        const std::string_view argument = argv[i];
        std::int64_t value = 0;
        if (argument == "--index") {
            plan.index = true;
        } else if (argument == "--no-bodies") {
            plan.bodies = false;
        } else if (argument.starts_with("--days=") && parseInt(argument.substr(7), value)) {
            plan.spanSeconds = value * 86'400;
        } else if (argument.starts_with("--seed=") && parseInt(argument.substr(7), value)) {
            plan.seed = static_cast<std::uint64_t>(value);
        } else if (parseInt(argument, value) && value > 0) {
            plan.rows = value;
        } else {
            std::fprintf(stderr, "make_store: cannot read '%s'\n", argv[i]);
            return 2;
        }
    }
    if (const auto built = tests::buildStore(argv[1], plan); !built) {
        std::fprintf(stderr, "make_store: %s\n", built.error().message.c_str());
        return 1;
    }
    return 0;
}
