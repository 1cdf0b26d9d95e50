#pragma once

#include <QAbstractButton>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include "ui/theme/theme.h"

class QVBoxLayout;

namespace gatehouse::ui {

// Small makers, so that every widget gets its object name and its accessible name in one place.

QLabel* makeLabel(const QString& text, const char* role, QWidget* parent = nullptr);
/// kind: "", "primary", "ghost", "danger", "link".
QPushButton* makeButton(const QString& objectName, const QString& text, const char* kind,
                        const QString& icon, QWidget* parent = nullptr);
/// A 30 × 30 button without text; `name` is its accessible name and tooltip.
QToolButton* makeIconButton(const QString& objectName, const QString& name, const QString& icon,
                            QWidget* parent = nullptr);
QLabel* makeBadge(const QString& text, const char* kind, QWidget* parent = nullptr);
QFrame* makeCard(const QString& objectName, QWidget* parent = nullptr);
/// The head of a card, with one control at its right; returns where the rest goes.
QVBoxLayout* startCard(QFrame* card, const QString& title, const QString& text,
                       QWidget* action = nullptr);
QFrame* makeLine(QWidget* parent = nullptr);
void clearLayout(QLayout* layout);  ///< deletes all items and their widgets

/// A label that shortens its text with "…" and shows the whole in its tooltip.
class ElidedLabel : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(const QString& text = {}, QWidget* parent = nullptr);
    void setWhole(const QString& text);

    /// Words that say nothing in part are left out where they do not fit.
    void setWholeOrNothing(bool on) { wholeOrNothing_ = on; }

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString whole_;
    bool wholeOrNothing_ = false;
};

/// A filled circle in a state's colour; always stands beside words.
class Dot : public QWidget {
    Q_OBJECT

public:
    explicit Dot(Token token, int size = 6, QWidget* parent = nullptr);
    void setToken(Token token);
    void setSeries(int index);  ///< a chart colour instead

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Token token_;
    int series_ = -1;
    int size_;
};

/// A row of exclusive choices, as the range switch of the dashboard.
class Segments : public QFrame {
    Q_OBJECT

public:
    /// Buttons are called `objectName` + "." + key.
    Segments(const QString& objectName, const QString& name,
             const QList<QPair<QString, QString>>& keysAndTexts, QWidget* parent = nullptr);

    [[nodiscard]] QString current() const { return current_; }

    void setCurrent(const QString& key);  ///< silent

Q_SIGNALS:
    void chosen(const QString& key);
    void repeated(const QString& key);  ///< the one that stands was clicked again

private:
    QList<QToolButton*> buttons_;
    QString current_;
};

/// A thin bar of a share between 0 and 1.
class ShareBar : public QWidget {
    Q_OBJECT

public:
    explicit ShareBar(QWidget* parent = nullptr);
    void setShare(double share, int series);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double share_ = 0;
    int series_ = 0;
};

}  // namespace gatehouse::ui
