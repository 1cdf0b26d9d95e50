#include "ui/theme/theme.h"

#include <utility>

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QPainter>
#include <QPixmapCache>
#include <QStyle>
#include <QSvgRenderer>
#include <QToolTip>

#include "ui/theme/icon_engine.h"
#include "ui/theme/motion_style.h"
#include "ui/theme/style_sheet.h"
#include "ui/theme/system_theme.h"

// Resources of a static library are only linked in when they are named; the macro must stand
// outside namespaces.
static void loadResources()
{
    Q_INIT_RESOURCE(gatehouse_theme);
    Q_INIT_RESOURCE(gatehouse_icons);
#ifdef GATEHOUSE_HAS_FONTS
    Q_INIT_RESOURCE(gatehouse_fonts);
#endif
}

namespace gatehouse::ui {
namespace {

Theme* theOne = nullptr;

struct TypeRow {
    double px;
    QFont::Weight weight;
    double tracking;
    bool mono;
};

// clang-format off
constexpr TypeRow kTypes[] = {
    {11, QFont::Medium,    0.0, false},  // Caption
    {12, QFont::Normal,    0.0, false},  // Small
    {13, QFont::Normal,    0.0, false},  // Body
    {13, QFont::DemiBold,  0.0, false},  // Strong
    {14, QFont::DemiBold,  0.0, false},  // H3
    {17, QFont::DemiBold, -0.1, false},  // H2
    {20, QFont::DemiBold, -0.2, false},  // H1
    {26, QFont::DemiBold, -0.5, false},  // Kpi
    {12, QFont::Normal,    0.0, true},   // Mono
    {11, QFont::Normal,    0.0, true},   // MonoSmall
};

// clang-format on

void loadFonts()
{
    for (const char* file :
         {"Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf",
          "JetBrainsMono-Regular.ttf", "JetBrainsMono-Medium.ttf", "JetBrainsMono-SemiBold.ttf"}) {
        const QString path = QStringLiteral(":/fonts/") + QLatin1String(file);
        if (QFile::exists(path)) QFontDatabase::addApplicationFont(path);
    }
}

}  // namespace

ThemeChoice themeOf(const QString& word)
{
    return word == QLatin1String("dark")    ? ThemeChoice::Dark
           : word == QLatin1String("light") ? ThemeChoice::Light
                                            : ThemeChoice::System;
}

Density densityOf(const QString& word)
{
    return word == QLatin1String("compact") ? Density::Compact : Density::Comfortable;
}

Motion motionOf(const QString& word)
{
    return word == QLatin1String("reduced") ? Motion::Reduced
           : word == QLatin1String("full")  ? Motion::Full
                                            : Motion::System;
}

Colours coloursOf(const QString& word)
{
    return word == QLatin1String("distinct") ? Colours::Distinct : Colours::Usual;
}

Theme::Theme(QApplication& app) : app_(app), cursorBlink_(QApplication::cursorFlashTime())
{
    theOne = this;
    loadResources();
    loadFonts();
    app_.setStyle(new MotionStyle([this] { return fade() > 0; }));
    auto* system = new SystemTheme(this);
    systemDark_ = system->isDark();
    connect(system, &SystemTheme::changed, this, [this, system] {
        systemStill_ = system->isStill();
        applyMotion();
        if (std::exchange(systemDark_, system->isDark()) == system->isDark()) return;
        if (choice_ == ThemeChoice::System) apply();
    });
    apply();
}

Theme::~Theme()
{
    theOne = nullptr;
}

Theme& Theme::of()
{
    Q_ASSERT(theOne != nullptr);
    return *theOne;
}

void Theme::choose(ThemeChoice choice)
{
    choice_ = choice;
    apply();
}

void Theme::toggle()
{
    choose(isDark() ? ThemeChoice::Light : ThemeChoice::Dark);
}

void Theme::setTextScale(double scale)
{
    scale = qBound(0.9, scale, 1.5);
    if (qFuzzyCompare(scale, scale_)) return;
    scale_ = scale;
    apply();
}

void Theme::setDensity(Density density)
{
    if (density == density_) return;
    density_ = density;
    apply();
}

void Theme::setColours(Colours colours)
{
    if (colours == colours_) return;
    colours_ = colours;
    apply();
}

void Theme::setMotion(Motion motion)
{
    motion_ = motion;
    applyMotion();
}

int Theme::fade() const
{
    constexpr int kFade = 120;
    const bool still = motion_ == Motion::Reduced || (motion_ == Motion::System && systemStill_);
    return still ? 0 : kFade;
}

/// What Qt itself moves: a text cursor that blinks, and the style's own transitions.
void Theme::applyMotion()
{
    QApplication::setCursorFlashTime(fade() > 0 ? cursorBlink_ : 0);
}

int Theme::scaled(double px) const
{
    return qRound(px * scale_);
}

const QColor& Theme::series(int index) const
{
    return tokens_.series[static_cast<std::size_t>(index % kSeriesCount)];
}

QFont Theme::font(Type type) const
{
    const TypeRow& row = kTypes[static_cast<std::size_t>(type)];
    QFont font(row.mono ? QStringList{QStringLiteral("JetBrains Mono"), QStringLiteral("monospace")}
                        : QStringList{QStringLiteral("Inter"), QStringLiteral("sans-serif")});
    font.setPixelSize(scaled(row.px));
    font.setWeight(row.weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::PreferAntialias);
    if (row.tracking != 0.0) font.setLetterSpacing(QFont::AbsoluteSpacing, row.tracking);
    return font;
}

QIcon Theme::icon(const QString& name, Token colour)
{
    return QIcon(new IconEngine(name, colour));
}

QPixmap Theme::pixmap(const QString& name, int size, const QColor& colour, double ratio) const
{
    const QString key =
        QStringLiteral("gh-icon/%1/%2/%3/%4").arg(name).arg(size).arg(colour.rgba()).arg(ratio);
    QPixmap pixels;
    if (QPixmapCache::find(key, &pixels)) return pixels;
    QFile file(QStringLiteral(":/icons/") + name + QStringLiteral(".svg"));
    if (!file.open(QIODevice::ReadOnly)) return pixels;
    QByteArray source = file.readAll();
    source.replace("currentColor", colour.name().toLatin1());
    pixels = QPixmap(QSize(size, size) * ratio);
    pixels.setDevicePixelRatio(ratio);
    pixels.fill(Qt::transparent);
    QSvgRenderer renderer(source);
    QPainter painter(&pixels);
    painter.setOpacity(colour.alphaF());
    renderer.render(&painter, QRectF(0, 0, size, size));
    painter.end();
    QPixmapCache::insert(key, pixels);
    return pixels;
}

QPalette Theme::palette() const
{
    QPalette p;
    const auto set = [&p, this](QPalette::ColorRole role, Token token) {
        p.setColor(role, tokens_[token]);
    };
    set(QPalette::Window, Token::App);
    set(QPalette::WindowText, Token::Text);
    set(QPalette::Base, Token::Surface);
    set(QPalette::AlternateBase, Token::Hover);
    set(QPalette::Text, Token::Text);
    set(QPalette::PlaceholderText, Token::Text3);
    set(QPalette::Button, Token::Surface);
    set(QPalette::ButtonText, Token::Text);
    set(QPalette::ToolTipBase, Token::Raised);
    set(QPalette::ToolTipText, Token::Text);
    set(QPalette::Highlight, Token::Accent);
    set(QPalette::HighlightedText, Token::OnAccent);
    set(QPalette::Link, Token::AccentText);
    set(QPalette::Mid, Token::Border);
    set(QPalette::Dark, Token::BorderStrong);
    set(QPalette::Light, Token::Raised);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText}) {
        p.setColor(QPalette::Disabled, role, tokens_[Token::Text3]);
    }
    return p;
}

void Theme::apply()
{
    const bool dark =
        choice_ == ThemeChoice::Dark || (choice_ == ThemeChoice::System && systemDark_);
    tokens_ = Tokens::load(dark ? QStringLiteral("dark") : QStringLiteral("light"),
                           colours_ == Colours::Distinct);
    app_.setFont(font(Type::Body));
    app_.setPalette(palette());
    QToolTip::setPalette(palette());
    app_.setStyleSheet(styleSheet(tokens_, scale_, density_ == Density::Compact));
    Q_EMIT changed();
}

void setRole(QWidget* widget, const char* role)
{
    restyle(widget, "role", QString::fromLatin1(role));
}

void restyle(QWidget* widget, const char* property, const QVariant& value)
{
    if (widget->property(property) == value) return;
    widget->setProperty(property, value);
    if (!widget->testAttribute(Qt::WA_WState_Polished)) return;
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

}  // namespace gatehouse::ui
