export const signin = {
  title: "Sign in",
  welcome: "Your team's inbox",
  email: "Email",
  password: "Password",
  submit: "Sign in",
  needEmail: "Write your email.",
  needPassword: "Write your password.",
  show: "Show password",
  hide: "Hide password",
  ended: "Your session has ended. Sign in to go on where you were; what you wrote is kept.",
  forgot: "Forgot it? An administrator of your team can help you get back in.",
};
