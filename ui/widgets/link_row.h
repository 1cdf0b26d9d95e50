#pragma once

#include <QAbstractButton>

namespace gatehouse::ui {

/// A row of a card that leads somewhere: a button, so that keyboard and screen reader get it for
/// nothing. Its content is its layout.
class LinkRow : public QAbstractButton {
    Q_OBJECT

public:
    explicit LinkRow(const QString& objectName, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
};

}  // namespace gatehouse::ui
