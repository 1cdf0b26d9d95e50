#include "proxy/core/config/upgrade.h"

#include "proxy/core/base/text.h"

namespace gatehouse::config {

Result<void> upgrade(boost::json::object& file)
{
    const auto* version = file.if_contains("version");
    if (version == nullptr) return {};
    if (!version->is_int64() || version->get_int64() < 1) {
        return fail(ErrorKind::Invalid, "the version of the config is not a whole number from 1 up",
                    cat("write \"version\": ", number(kVersion)));
    }
    if (version->get_int64() > kVersion) {
        return fail(ErrorKind::Invalid,
                    cat("the config has version ", number(version->get_int64()),
                        ", and this program knows versions up to ", number(kVersion)),
                    "use the newer program that wrote it, or an older copy of the config");
    }
    return {};  // version 1 is the only one so far, so there is nothing to bring forward
}

}  // namespace gatehouse::config
