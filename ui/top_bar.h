#pragma once

#include <QAbstractButton>
#include <QFrame>

class QLabel;
class QToolButton;

namespace gatehouse::ui {

/// Looks like a field, and opens the palette.
class SearchButton : public QAbstractButton {
    Q_OBJECT

public:
    SearchButton(const QString& keys, QWidget* parent);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QString keys_;
};

/// The bar over the pages: side bar, back and forward, search, base URL, theme.
class TopBar : public QFrame {
    Q_OBJECT

public:
    explicit TopBar(QWidget* parent);

    void setBaseUrl(const QString& url);
    void setPlaces(bool canGoBack, bool canGoForward);

Q_SIGNALS:
    void asked(const QString& action);  ///< id of an action of the table

private:
    void followTheme();
    QToolButton* makeTool(const char* action, const char* objectName, QWidget* parent);

    QToolButton* back_;
    QToolButton* forward_;
    QToolButton* theme_;
    QLabel* where_;
};

}  // namespace gatehouse::ui
