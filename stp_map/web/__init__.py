"""What the browser is sent: state as JSON and the HTML of sections."""
