#pragma once

#include <QIcon>
#include <QObject>
#include <QPalette>

#include "ui/theme/tokens.h"

class QApplication;

namespace gatehouse::ui {

enum class ThemeChoice : quint8 { System, Light, Dark };
enum class Density : quint8 { Comfortable, Compact };
enum class Motion : quint8 { System, Full, Reduced };
/// Distinct: charts and states in colours that stay apart for eyes that see fewer of them.
enum class Colours : quint8 { Usual, Distinct };

// By the words the settings keep: "system", "light", "dark"; "comfortable", "compact"; "system",
// "full", "reduced"; "usual", "distinct". Any other word is the first.
ThemeChoice themeOf(const QString& word);
Density densityOf(const QString& word);
Motion motionOf(const QString& word);
Colours coloursOf(const QString& word);

/// Type roles of the window. A widget gets one by setRole(); a painter asks font().
enum class Type : quint8 { Caption, Small, Body, Strong, H3, H2, H1, Kpi, Mono, MonoSmall };

/// Colours, fonts, icons and the one style sheet of the window.
///
/// Shape   tokens of light or dark → palette + generated style sheet + icons that recolour
/// themselves. Thread  GUI. One per process, made before the first widget; painters reach it by
/// Theme::of().
class Theme : public QObject {
    Q_OBJECT

public:
    explicit Theme(QApplication& app);
    ~Theme() override;

    static Theme& of();  ///< the one theme; made before any widget

    void choose(ThemeChoice choice);

    [[nodiscard]] ThemeChoice choice() const { return choice_; }

    [[nodiscard]] bool isDark() const { return tokens_.dark; }

    void toggle();  ///< light ⇄ dark, as a fixed choice

    void setTextScale(double scale);  ///< 0.9 … 1.5

    [[nodiscard]] double textScale() const { return scale_; }

    void setDensity(Density density);

    [[nodiscard]] Density density() const { return density_; }

    /// The length of the two that fits the density, in px.
    [[nodiscard]] int dense(int comfortable, int compact) const
    {
        return density_ == Density::Compact ? compact : comfortable;
    }

    void setColours(Colours colours);

    void setMotion(Motion motion);

    /// How long something may take to come in, ms; 0: it is simply there.
    [[nodiscard]] int fade() const;

    /// A length that grows with the text, in px.
    [[nodiscard]] int scaled(double px) const;

    [[nodiscard]] const Tokens& tokens() const { return tokens_; }

    [[nodiscard]] const QColor& colour(Token token) const { return tokens_[token]; }

    [[nodiscard]] const QColor& series(int index) const;
    [[nodiscard]] QFont font(Type type) const;

    /// An icon of resources/icons that follows theme and size; disabled parts are drawn in Text3.
    static QIcon icon(const QString& name, Token colour = Token::Text2);
    /// The same as pixels, for painters. Cached by name, size, colour and scale.
    [[nodiscard]] QPixmap pixmap(const QString& name, int size, const QColor& colour,
                                 double ratio) const;

Q_SIGNALS:
    void changed();  ///< after palette and style sheet are in place; painters only need update()

private:
    void apply();
    void applyMotion();
    [[nodiscard]] QPalette palette() const;

    QApplication& app_;
    ThemeChoice choice_ = ThemeChoice::System;
    bool systemDark_ = false;
    bool systemStill_ = false;
    Motion motion_ = Motion::System;
    int cursorBlink_;  // ms, as the desktop has it
    Density density_ = Density::Comfortable;
    Colours colours_ = Colours::Usual;
    double scale_ = 1.0;
    Tokens tokens_;
};

/// Gives a label its type role (and optional colour role) for the style sheet; safe after it was
/// shown.
void setRole(QWidget* widget, const char* role);
/// Sets a dynamic property and re-polishes, so that the style sheet sees it.
void restyle(QWidget* widget, const char* property, const QVariant& value);

}  // namespace gatehouse::ui
