#pragma once

#include <array>

#include <QColor>
#include <QString>

namespace gatehouse::ui {

/// Every colour of the window, by its duty. The list is the only one: JSON, style sheet and
/// painters use these names.
enum class Token : quint8 {
    App,
    Surface,
    Raised,
    Sunken,
    Sidebar,
    Border,
    BorderStrong,
    Field,
    Text,
    Text2,
    Text3,
    Accent,
    AccentHover,
    AccentPress,
    OnAccent,
    AccentSoft,
    AccentText,
    Ok,
    OkSoft,
    Warn,
    WarnSoft,
    Bad,
    BadSoft,
    Info,
    InfoSoft,
    Hover,
    RowLine,
    GridDot,
    Scrim,
    Count,
};

inline constexpr int kSeriesCount = 8;

/// The colours of one theme.
struct Tokens {
    std::array<QColor, static_cast<std::size_t>(Token::Count)> colours;
    /// Chart series. Fixed meaning: p50 0, p95 1, p99 2 (dashed); input 0, output 1, cached 4.
    std::array<QColor, kSeriesCount> series;
    bool dark = false;

    [[nodiscard]] const QColor& operator[](Token token) const
    {
        return colours[static_cast<std::size_t>(token)];
    }

    /// Reads resources/theme/<name>.json; `distinct`: with the colours of its part of that name.
    /// Errors  a missing colour stays invalid, which a test looks for.
    static Tokens load(const QString& name, bool distinct = false);
    /// "accentSoft" for Token::AccentSoft.
    static QString nameOf(Token token);
};

}  // namespace gatehouse::ui
