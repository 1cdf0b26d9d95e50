#pragma once

#include <string>

#include <QImage>
#include <QWidget>

#include "proxy/core/dialect/dialect.h"

namespace gatehouse::ui {

/// What is no text in a conversation: a picture small, anything else (or a picture that is only an
/// address: nothing is fetched) as a tile with its description.
///
/// Thread  GUI; pictures are decoded elsewhere.
class PictureTile : public QWidget {
    Q_OBJECT

public:
    explicit PictureTile(QWidget* parent = nullptr);

    void setTurn(const dialect::Turn& turn);

    [[nodiscard]] const QImage& picture() const { return picture_; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void decode(const std::string& base64);

    std::string data_;
    QString words_;
    QString kind_;
    QImage picture_;
    QSize whole_;        // of the picture, before it was made small
    quint64 asked_ = 0;  // answers to an older question are dropped
};

}  // namespace gatehouse::ui
