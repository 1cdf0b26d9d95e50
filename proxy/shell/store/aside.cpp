#include "proxy/shell/store/aside.h"

#include <ctime>
#include <filesystem>
#include <string_view>
#include <system_error>

#include "proxy/core/base/iso_time.h"
#include "proxy/core/base/text.h"

namespace gatehouse::store {

std::string setAside(const std::string& path)
{
    const std::string stamp = compactTime(WallMicros{std::time(nullptr)} * 1'000'000);
    std::error_code error;
    std::string aside = cat(path, ".damaged-", stamp);
    for (int n = 2; std::filesystem::exists(aside, error); ++n) {
        aside = cat(path, ".damaged-", stamp, "-", number(n));
    }
    std::filesystem::rename(path, aside, error);
    if (error) return {};
    std::filesystem::rename(cat(path, "-wal"), cat(aside, "-wal"), error);
    std::filesystem::remove(cat(path, "-shm"), error);
    return aside;
}

ByteCount sizeOnDisk(const std::string& path)
{
    ByteCount bytes = 0;
    for (const std::string_view end : {std::string_view(), std::string_view("-wal")}) {
        std::error_code error;
        const auto size = std::filesystem::file_size(cat(path, end), error);
        if (!error) bytes += static_cast<ByteCount>(size);
    }
    return bytes;
}

}  // namespace gatehouse::store
