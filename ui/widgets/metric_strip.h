#pragma once

#include <array>

#include <QWidget>

#include "proxy/shell/store/reader.h"

class QLabel;

namespace gatehouse::ui {

/// The figures of what a filter finds: requests, errors, latency, tokens, money. What is unknown is
/// a word. Where there is no room for all, those that say least are left out.
class MetricStrip : public QWidget {
    Q_OBJECT

public:
    explicit MetricStrip(const QString& objectName, QWidget* parent = nullptr);

    void setSummary(const store::Summary& summary);

    /// As shown, for tests and the clipboard: "Requests 48,214", …
    [[nodiscard]] QStringList words() const;

    [[nodiscard]] QSize sizeHint() const override;  ///< of all of them
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;

private:
    void fit();

    static constexpr std::size_t kFigures = 6;

    struct Figure {
        QString name;
        QWidget* box = nullptr;
        QLabel* value = nullptr;
    };

    void set(std::size_t figure, const QString& value, const QString& whole);

    std::array<Figure, kFigures> figures_;
};

}  // namespace gatehouse::ui
