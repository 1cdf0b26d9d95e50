#include "tests/fuzz/http_property.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace gatehouse;
    fuzz::checkDecoder(http::Role::Request, fuzz::textOf(data, size));
    return 0;
}
