#pragma once

#include <optional>

#include <QWidget>

#include "proxy/shell/store/reader.h"

namespace gatehouse::ui {

/// Requests over time, those that failed on top. A stretch is chosen by dragging over it, or with
/// the arrow keys: Shift draws it out, Enter takes it, Backspace leaves the one before.
///
/// Thread  GUI.
class VolumeStrip : public QWidget {
    Q_OBJECT

public:
    explicit VolumeStrip(const QString& objectName, QWidget* parent = nullptr);

    void setSummary(const store::Summary& summary);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void spanChosen(qint64 from, qint64 to);  ///< µs since 1970, the end exclusive
    void wholeAsked();                        ///< no span any more

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Chosen {
        int from = 0;  ///< slots, both included
        int to = 0;
    };

    [[nodiscard]] int slots_() const { return static_cast<int>(summary_.bars.size()); }

    [[nodiscard]] QRect plot() const;
    [[nodiscard]] QRect slotRect(int slot) const;
    [[nodiscard]] int slotAt(int x) const;
    [[nodiscard]] qint64 startOf(int slot) const;
    [[nodiscard]] QString wordsOf(int from, int to) const;
    void choose(std::optional<Chosen> chosen);
    void take();
    void tell();
    void paintBars(QPainter& painter) const;
    void paintTimes(QPainter& painter) const;

    store::Summary summary_;
    std::int64_t highest_ = 0;
    std::optional<Chosen> chosen_;
    int anchor_ = -1;  ///< where the drag, or Shift, began
    bool dragging_ = false;
};

}  // namespace gatehouse::ui
