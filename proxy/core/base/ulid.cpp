#include "proxy/core/base/ulid.h"

#include <cstddef>
#include <cstdint>

namespace gatehouse {

std::string ulid(WallMicros wall, Random& random)
{
    constexpr char kAlphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::string id(26, '0');
    auto time = static_cast<std::uint64_t>(wall / 1000);
    for (std::size_t i = 10; i-- > 0; time >>= 5U) id[i] = kAlphabet[time & 31U];
    std::uint64_t chance = random.next();
    for (std::size_t i = 10; i < 18; ++i, chance >>= 5U) id[i] = kAlphabet[chance & 31U];
    chance = random.next();
    for (std::size_t i = 18; i < 26; ++i, chance >>= 5U) id[i] = kAlphabet[chance & 31U];
    return id;
}

}  // namespace gatehouse
