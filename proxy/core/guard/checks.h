#pragma once

#include <cstdint>
#include <span>
#include <string_view>

/// Check digits. Texts hold digits only, or what each says; their lengths are the caller's
/// business.
///
/// Source  ISO/IEC 7812-1 (Luhn), ISO 13616 and ISO/IEC 7064 (mod 97-10, mod 11-10), and the
/// numbering rules that each country publishes.
namespace gatehouse::guard {

bool passesLuhn(std::string_view digits) noexcept;
bool passesVerhoeff(std::string_view digits) noexcept;
/// An IBAN without blanks, in capitals.
bool passesIban(std::string_view iban) noexcept;
/// Of the country of an IBAN; 0: unknown.
std::size_t ibanSize(std::string_view country) noexcept;
bool passesMod1110(std::string_view digits) noexcept;
/// Sum of digit times weight, over as many digits as there are weights.
int weighted(std::string_view digits, std::span<const int> weights) noexcept;
/// The number modulo something small.
int remainder(std::string_view digits, int divisor) noexcept;
/// All digits are the same.
bool isMonotone(std::string_view digits) noexcept;
/// Day and month of a date in digits, as two numbers.
bool isDay(int day, int month) noexcept;
/// Shannon's, in hundredths of a bit a byte.
int entropyOf(std::string_view text) noexcept;

}  // namespace gatehouse::guard
