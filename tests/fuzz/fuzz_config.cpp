#include "proxy/core/config/codec.h"
#include "tests/fuzz/property.h"

/// A config file of anyone: no crash, and what is understood is printed and understood again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace gatehouse;
    std::vector<config::Problem> problems;
    const auto read = config::parse(fuzz::textOf(data, size), problems);
    if (!read.ok()) return 0;
    const std::string text = config::print(*read);
    const auto again = config::parse(text, problems);
    fuzz::require(again.ok(), "a printed config is a config");
    fuzz::require(config::print(*again) == text, "printing is stable");
    return 0;
}
